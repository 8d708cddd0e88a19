package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goods, labour, an operator's own works and private works: recorded beside the ledger, each with its own receipt. */
@Component
public class Contributing {
    private static final Set<String> PURPOSES = Set.of("WORKS", "OPERATION", "UPKEEP");
    private static final long MINUTES_PER_HOUR = 60;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Contributions contributions;
    private final Lots lots;
    private final Cashbook cashbook;
    private final Secured secured;

    Contributing(
            Commands commands,
            Acts acts,
            Projects projects,
            Contributions contributions,
            Lots lots,
            Cashbook cashbook,
            Secured secured) {
        this.secured = secured;
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.contributions = contributions;
        this.lots = lots;
        this.cashbook = cashbook;
    }

    @RetryOnConflict
    @Transactional
    public Giving record(Viewer by, UUID command, UUID project, Gift gift) {
        projects.require(by, Action.RECEIVE_LOT, project);
        return commands.once(command, by.personId(), "fund.give", List.of(project, gift), Giving.class, () -> {
            var refusal = refusal(project, gift);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var rate = gift.kind() == ContributionKind.LABOUR
                    ? cashbook.rules(project).labourPerHour()
                    : null;
            var value = value(gift, rate);
            var id = City.current().newId();
            var code = contributions.nextCode();
            var act = acts.record(
                    FundAct.CONTRIBUTION_RECORDED,
                    List.of("project:" + project, "contribution:" + id),
                    Map.of("kind", gift.kind().name(), "value_fen", value.fen()),
                    Map.of(
                            "code", code,
                            "what", gift.what(),
                            "purpose", gift.purpose(),
                            "organisation",
                                    gift.organisation() == null
                                            ? ""
                                            : gift.organisation().toString(),
                            "people", gift.people() == null ? 0 : gift.people(),
                            "minutes", gift.minutes() == null ? 0L : gift.minutes(),
                            "valuation", gift.valuation().name(),
                            "document_number", gift.documentNumber(),
                            "given_on", gift.givenOn().toString(),
                            "by", by.person().toString()));
            contributions.insert(id, code, project, gift, rate, value, by.person(), act);
            secured.review(project, act);
            return new Giving.Recorded(id, code, value);
        });
    }

    /** Whole fen: what an hour is worth times the minutes, cut off. */
    private static Money value(Gift gift, @Nullable Money rate) {
        return rate == null
                ? Objects.requireNonNull(gift.value())
                : new Money(Math.multiplyExact(Objects.requireNonNull(gift.minutes()), rate.fen()) / MINUTES_PER_HOUR);
    }

    private Optional<Giving> refusal(UUID project, Gift gift) {
        boolean labour = gift.kind() == ContributionKind.LABOUR;
        if (gift.byOrganisation() == (gift.people() != null) || gift.named() && !gift.byOrganisation()) {
            return Optional.of(new Giving.WhoGave());
        }
        if (gift.kind() == ContributionKind.OWN_WORKS && !gift.byOrganisation()
                || gift.kind() == ContributionKind.PRIVATE && gift.byOrganisation()) {
            return Optional.of(new Giving.WrongGiver(gift.kind()));
        }
        if (labour != (gift.minutes() != null)
                || labour == (gift.value() != null)
                || labour != (gift.valuation() == Valuation.RATE)) {
            return Optional.of(new Giving.HoursOrValue(gift.kind()));
        }
        if (gift.valuation().needsDocument() && gift.documentNumber().isEmpty()) {
            return Optional.of(new Giving.NoDocument(gift.valuation()));
        }
        if (!PURPOSES.contains(gift.purpose())
                || !gift.purpose().equals("WORKS")
                        && (gift.item() != null || gift.kind() == ContributionKind.PRIVATE)) {
            return Optional.of(new Giving.WrongPurpose(gift.kind()));
        }
        if (gift.item() != null
                && lots.item(gift.item())
                        .filter(item -> item.projectId().equals(project) && !item.withdrawn())
                        .isEmpty()) {
            return Optional.of(new Giving.UnknownItem());
        }
        var today = City.current().today();
        return gift.givenOn().isAfter(today) ? Optional.of(new Giving.NotYet(gift.givenOn(), today)) : Optional.empty();
    }

    /** Recorded by mistake, or taken back by the giver. */
    @RetryOnConflict
    @Transactional
    public Giving reverse(Viewer by, UUID command, UUID id, String reason) {
        var contribution = contributions.find(id).orElseThrow();
        projects.require(by, Action.RECEIVE_LOT, contribution.projectId());
        return commands.once(command, by.personId(), "fund.take-back", List.of(id, reason), Giving.class, () -> {
            if (contributions.find(id).orElseThrow().reversed()) {
                return new Giving.AlreadyReversed();
            }
            var act = acts.record(
                    FundAct.CONTRIBUTION_REVERSED,
                    List.of("project:" + contribution.projectId(), "contribution:" + id),
                    Map.of(),
                    Map.of("reason", reason, "by", by.person().toString()));
            contributions.reverse(id, reason, by.person(), act);
            secured.review(contribution.projectId(), act);
            return new Giving.Reversed();
        });
    }
}
