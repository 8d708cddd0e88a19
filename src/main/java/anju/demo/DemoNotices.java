package anju.demo;

import static anju.demo.Story.id;

import anju.notice.Answering;
import anju.notice.Closing;
import anju.notice.Concluding;
import anju.notice.Drafting;
import anju.notice.Hearing;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.notice.Objecting;
import anju.notice.Releasing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices that hang, that hung, and one that waits to be released; with what was objected. */
@Component
class DemoNotices {
    private static final int FIRST_OBJECTOR = 18;

    private final Noticing noticing;
    private final Hearing hearing;
    private final Concluding concluding;
    private final JdbcClient db;

    DemoNotices(Noticing noticing, Hearing hearing, Concluding concluding, JdbcClient db) {
        this.noticing = noticing;
        this.hearing = hearing;
        this.concluding = concluding;
        this.db = db;
    }

    void write(Diary diary, Rooms rooms, Story story) {
        int home = FIRST_OBJECTOR;
        for (var told : rooms.notices()) {
            var draft = new ArrayList<UUID>();
            diary.at(told.drafted(), () -> draft.add(draft(told, story)));
            if (told.released() == null) {
                continue;
            }
            var leader = story.person("leader");
            diary.at(
                    told.released(),
                    () -> Expect.that(
                            noticing.release(leader, id(), draft.getFirst(), revision(draft.getFirst()), ""),
                            Releasing.Released.class));
            for (var objection : told.objections() == null ? List.<Rooms.Objection>of() : told.objections()) {
                objection(diary, objection, draft, story, home++);
            }
            if (told.closed() != null) {
                diary.at(
                        told.closed(),
                        () -> Expect.that(
                                concluding.close(story.person("clerk"), id(), draft.getFirst()), Closing.Closed.class));
            }
        }
    }

    private UUID draft(Rooms.Notice told, Story story) {
        var draft = new NoticeDraft(told.kind(), story.path, told.title(), told.body(), 0, null, null, null);
        return Expect.that(noticing.draft(story.person("clerk"), id(), draft), Drafting.Drafted.class)
                .draftId();
    }

    private void objection(Diary diary, Rooms.Objection told, List<UUID> notice, Story story, int home) {
        var objection = new ArrayList<UUID>();
        diary.at(
                told.at(),
                () -> objection.add(Expect.that(
                                hearing.raise(story.home(home), id(), notice.getFirst(), told.text()),
                                Objecting.Raised.class)
                        .objectionId()));
        if (told.answered() != null) {
            diary.at(
                    told.answered(),
                    () -> Expect.that(
                            hearing.answer(
                                    story.person("clerk"),
                                    id(),
                                    objection.getFirst(),
                                    Objects.requireNonNull(told.outcome()),
                                    Objects.requireNonNull(told.answer())),
                            Answering.Answered.class));
        }
    }

    private int revision(UUID draft) {
        return db.sql("select revision from notice.draft where id = ?")
                .param(draft)
                .query(Integer.class)
                .single();
    }
}
