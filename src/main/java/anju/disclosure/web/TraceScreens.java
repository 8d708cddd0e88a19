package anju.disclosure.web;

import anju.disclosure.Node;
import anju.disclosure.Walk;
import anju.site.Site;
import java.util.Optional;
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
                facts.needs(found),
                facts.consensuses(found),
                facts.households(found),
                facts.items(found),
                facts.matters(found),
                facts.allocations(found),
                facts.contractLines(found),
                accepted,
                facts.signatures(accepted.stream()
                        .map(Traced.Accepted::acceptanceId)
                        .distinct()
                        .toList()),
                payments,
                facts.sources(payments.stream().map(Traced.Payment::id).toList()),
                facts.assets(found),
                facts.buildings(place.id()),
                facts.proof(found),
                facts.today()));
    }

    /**
     * Both directions. A payment and the asset it paid for are no ancestors of each other: they meet in the accepted work, so
     * from a payment the way on to upkeep starts there.
     */
    private Walk.Found around(Node here) {
        var back = walk.back(here);
        if (here.kind() == Node.Kind.PAYMENT) {
            var assets = walk.onward(Node.Kind.ACCEPTED_LINE, back.of(Node.Kind.ACCEPTED_LINE));
            return back.and(new Walk.Found(java.util.Map.of(Node.Kind.ASSET, assets.of(Node.Kind.ASSET))));
        }
        if (here.kind() == Node.Kind.ASSET) {
            var works = walk.onward(Node.Kind.ACCEPTED_LINE, back.of(Node.Kind.ACCEPTED_LINE));
            return back.and(walk.onward(here))
                    .and(new Walk.Found(java.util.Map.of(
                            Node.Kind.PAYMENT, works.of(Node.Kind.PAYMENT),
                            Node.Kind.WARRANTY_CLAIM, works.of(Node.Kind.WARRANTY_CLAIM))));
        }
        return back.and(walk.onward(here));
    }
}
