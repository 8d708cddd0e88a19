package anju.fund;

import anju.project.Projects;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What speaks against a payment from before the office joined, whether it comes alone or in a list. */
@Component
class EarlierRules {
    private final Projects projects;
    private final Sources sources;
    private final EarlierPayments payments;

    EarlierRules(Projects projects, Sources sources, EarlierPayments payments) {
        this.projects = projects;
        this.sources = sources;
        this.payments = payments;
    }

    /** The first reason against it; nothing where it may be entered. Its scan is not looked at. */
    Optional<Recalling> against(UUID project, EarlierPayment payment) {
        var goLive = projects.byId(project).orElseThrow().recordedFrom();
        if (goLive == null) {
            return Optional.of(new Recalling.BeganHere());
        }
        if (!payment.paidOn().isBefore(goLive)) {
            return Optional.of(new Recalling.AfterGoLive(goLive));
        }
        if (!sources.isOpen(project, payment.source())) {
            return Optional.of(new Recalling.SourceClosed(payment.source()));
        }
        return payments.standing(project, payment.bankReference(), payment.source())
                .map(Recalling.EnteredAlready::new);
    }

    /** By place in the list; a bank reference that stands twice from one source is refused at its second place. */
    List<Optional<Recalling>> against(UUID project, List<EarlierPayment> list) {
        var seen = new HashSet<List<Object>>();
        return list.stream()
                .map(payment -> against(project, payment)
                        .or(() -> seen.add(List.of(payment.bankReference(), payment.source()))
                                ? Optional.empty()
                                : Optional.of(new Recalling.TwiceInList())))
                .toList();
    }
}
