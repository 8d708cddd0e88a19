package anju.testing;

import anju.access.Viewer;
import anju.city.City;
import anju.notice.Noticing;
import anju.notice.Releasing;
import anju.plan.Freezing;
import anju.plan.Published;
import anju.plan.Publishing;
import anju.plan.Versioning;
import anju.vote.Posted;
import anju.vote.Posting;
import anju.vote.VoteNotice;
import java.util.UUID;
import java.util.function.Function;

/** Hangs notices of votes and plans: one person has them written, another releases them. */
public final class Posters {
    private final Function<Class<?>, Object> beans;

    public Posters(Function<Class<?>, Object> beans) {
        this.beans = beans;
    }

    private <T> T bean(Class<T> type) {
        return type.cast(beans.apply(type));
    }

    /** Hangs a notice of a vote and says its id. */
    public UUID hang(Viewer writer, Viewer releaser, UUID vote, VoteNotice what) {
        var posted = bean(Posting.class).post(writer, SmallCity.id(), vote, what);
        return released(releaser, ((Posted.Drafted) posted).draftId());
    }

    /** Freezes the plan as it stands and hangs it. */
    public UUID hangPlan(Viewer writer, Viewer releaser, UUID plan) {
        var versioning = bean(Versioning.class);
        var frozen = (Freezing.Frozen) versioning.freeze(
                writer, SmallCity.id(), plan, null, versioning.draft(plan).digest());
        var published = bean(Publishing.class).publish(writer, SmallCity.id(), plan, frozen.number());
        return released(releaser, ((Published.Drafted) published).draftId());
    }

    /** Releases a draft as it was first written. */
    public UUID released(Viewer by, UUID draft) {
        var answer = bean(Noticing.class).release(by, City.current().newId(), draft, 1, "");
        return ((Releasing.Released) answer).noticeId();
    }
}
