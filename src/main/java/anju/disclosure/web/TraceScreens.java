package anju.disclosure.web;

import anju.disclosure.Node;
import anju.disclosure.Walk;
import anju.site.Site;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Composes the trace page of anything on the thread. */
@Component
class TraceScreens {
    private final Walk walk;
    private final TraceFacts facts;

    TraceScreens(Walk walk, TraceFacts facts) {
        this.walk = walk;
        this.facts = facts;
    }

    /** The trace of {@code here}; empty when there is no such thing. */
    Optional<TracePage> trace(Site site, Node here) {
        var place = facts.place(here);
        if (place == null) {
            return Optional.empty();
        }
        var found = around(here);
        var accepted = facts.accepted(found);
        var payments = facts.payments(found);
        return Optional.of(new TracePage(
                site,
                here,
                place,
                facts.requests(site, place.path(), found),
                facts.repairs(found),
                facts.expenses(found),
                facts.needs(found),
                facts.consensuses(found),
                facts.households(found),
                facts.items(found),
                facts.matters(found),
                facts.allocations(found),
                facts.contractLines(found),
                facts.changes(found),
                accepted,
                facts.signatures(accepted.stream()
                        .map(Traced.Accepted::acceptanceId)
                        .distinct()
                        .toList()),
                payments,
                facts.sources(payments.stream().map(Traced.Payment::id).toList()),
                facts.assets(found),
                facts.buildings(place.id()),
                facts.earlier(place.id()),
                facts.proof(found),
                facts.today()));
    }

    /**
     * Both directions. A payment and the asset it paid for are no ancestors of each other: they meet in the accepted work, so
     * from a payment the way on to upkeep starts there; and so do changes of a contract's line and the work accepted of it.
     */
    private Walk.Found around(Node here) {
        var both = walk.back(here);
        if (here.kind() == Node.Kind.PAYMENT) {
            var assets = walk.onward(Node.Kind.ACCEPTED_LINE, both.of(Node.Kind.ACCEPTED_LINE));
            both = both.and(only(assets, Node.Kind.ASSET));
        } else if (here.kind() == Node.Kind.ASSET) {
            var works = walk.onward(Node.Kind.ACCEPTED_LINE, both.of(Node.Kind.ACCEPTED_LINE));
            both = both.and(walk.onward(here)).and(only(works, Node.Kind.PAYMENT, Node.Kind.WARRANTY_CLAIM));
        } else {
            both = both.and(walk.onward(here));
        }
        var lines = both.of(Node.Kind.CONTRACT_LINE);
        return lines.isEmpty()
                ? both
                : both.and(only(walk.onward(Node.Kind.CONTRACT_LINE, lines), Node.Kind.CHANGE_ITEM));
    }

    private static Walk.Found only(Walk.Found found, Node.Kind... kinds) {
        return new Walk.Found(Stream.of(kinds).collect(Collectors.toMap(kind -> kind, found::of)));
    }
}
