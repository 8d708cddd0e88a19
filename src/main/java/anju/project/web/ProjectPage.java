package anju.project.web;

import anju.project.GateAsked;
import anju.project.GateCondition;
import anju.project.Stage;
import anju.site.Form;
import anju.site.Moment;
import anju.site.Option;
import anju.site.Site;
import anju.site.StageStep;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One undertaking: where it stands, what the next gate still asks for and who can give it, what happened.
 *
 * @param next the stage after this one; null at the last
 * @param broken conditions of gates already passed that have fallen away
 * @param goBack null for those who may not, and at the first stage
 * @param goLive the day the office joined; null when it began here
 * @param withdraw null unless a fact recorded later stands and the viewer may take it back
 * @param recordLater null unless it began before the office joined and the viewer may enter facts
 */
public record ProjectPage(
        Site site,
        UUID id,
        String code,
        String name,
        Stage stage,
        String stageName,
        @Nullable String next,
        List<StageStep> steps,
        List<Condition> conditions,
        List<GateCondition> broken,
        List<Place> places,
        String rules,
        boolean mayAdvance,
        Form advance,
        @Nullable Form goBack,
        @Nullable LocalDate goLive,
        @Nullable Form recordLater,
        @Nullable Form withdraw,
        List<Option> recordable,
        List<Recorded> recorded,
        List<Moment> moments) {
    /** @param lacks what is missing, as the module says that reports it */
    public record Condition(GateCondition condition, boolean held, boolean recordedLater, List<GateAsked.Lack> lacks) {}

    /** Who makes a condition true, and what is missing for it. */
    public String who(Condition asked) {
        var who = site.text("project.who." + asked.condition().name());
        return asked.lacks().isEmpty()
                ? who
                : who
                        + site.text(
                                "project.page.lacks",
                                site.words()
                                        .list(asked.lacks().stream()
                                                .map(lack ->
                                                        site.text("project.page.lack", lack.what(), lack.missing()))
                                                .toList()));
    }

    public record Place(UUID compoundId, String name) {}

    /**
     * A fact entered later, with its paper.
     *
     * @param withdrawn why it was taken back; null while it stands
     */
    public record Recorded(
            UUID id,
            GateCondition condition,
            LocalDate occurredOn,
            String reason,
            @Nullable UUID scan,
            @Nullable String withdrawn) {
        public boolean stands() {
            return withdrawn == null;
        }
    }

    /** The facts recorded later that can still be taken back. */
    public List<Option> withdrawable() {
        return recorded.stream()
                .filter(Recorded::stands)
                .map(fact -> new Option(fact.id().toString(), site.word(fact.condition())))
                .toList();
    }

    public long missing() {
        return conditions.stream().filter(condition -> !condition.held()).count();
    }
}
