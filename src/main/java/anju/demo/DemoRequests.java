package anju.demo;

import static anju.demo.Story.id;

import anju.request.Answering;
import anju.request.Channel;
import anju.request.Confiding;
import anju.request.Ended;
import anju.request.Ending;
import anju.request.Handled;
import anju.request.Handling;
import anju.request.Heard;
import anju.request.Reported;
import anju.request.Reporting;
import anju.request.RequestDraft;
import anju.request.SealedState;
import anju.request.Whistled;
import anju.request.Whistling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests on every rung, and two reports through the sealed channel. */
@Component
class DemoRequests {
    private final Reporting reporting;
    private final Handling handling;
    private final Answering answering;
    private final Ending ending;
    private final Whistling whistling;
    private final Confiding confiding;
    private final JdbcClient db;

    DemoRequests(
            Reporting reporting,
            Handling handling,
            Answering answering,
            Ending ending,
            Whistling whistling,
            Confiding confiding,
            JdbcClient db) {
        this.reporting = reporting;
        this.handling = handling;
        this.answering = answering;
        this.ending = ending;
        this.whistling = whistling;
        this.confiding = confiding;
        this.db = db;
    }

    void write(Diary diary, Rooms rooms, Story story) {
        rooms.requests().forEach(told -> write(diary, told, story));
        for (var told : rooms.sealed()) {
            var report = new ArrayList<UUID>();
            diary.at(
                    told.at(),
                    () -> report.add(Expect.that(
                                    confiding.report(id(), story.compound, told.text(), told.phone()),
                                    Heard.Sealed.class)
                            .report()));
            if (told.moved() != null) {
                diary.at(
                        told.moved(),
                        () -> Expect.that(
                                confiding.move(
                                        story.person("auditor"),
                                        id(),
                                        report.getFirst(),
                                        SealedState.ACKNOWLEDGED,
                                        Objects.requireNonNull(told.note())),
                                Heard.Moved.class));
            }
        }
    }

    void write(Diary diary, Rooms.Request told, Story story) {
        var request = new ArrayList<UUID>();
        diary.at(told.at(), () -> request.add(report(told, story)));
        for (var step : told.steps() == null ? List.<Rooms.Step>of() : told.steps()) {
            diary.at(step.at(), () -> step(told, step, request.getFirst(), story));
        }
    }

    private UUID report(Rooms.Request told, Story story) {
        var home = told.home();
        var draft = new RequestDraft(
                story.compound,
                null,
                null,
                told.spot(),
                told.topic(),
                null,
                told.title(),
                told.description(),
                home == null ? Channel.CALL : Channel.PHONE,
                "",
                Set.of(),
                List.of());
        var by = home == null ? story.person(Objects.requireNonNull(told.by())) : story.home(home);
        return Expect.that(reporting.report(by, id(), draft), Reported.Received.class)
                .request();
    }

    private void step(Rooms.Request told, Rooms.Step step, UUID request, Story story) {
        if (step.deed() == Rooms.Deed.RATE) {
            var by = story.home(Objects.requireNonNull(told.home()));
            Expect.that(ending.rate(by, id(), request, step.solved(), step.stars()), Ended.Rated.class);
            return;
        }
        var by = story.person(Objects.requireNonNull(step.by()));
        switch (step.deed()) {
            case TAKE -> Expect.that(handling.take(by, id(), request), Handled.Done.class);
            case PASS_UP -> Expect.that(handling.passUp(by, id(), request, step.words()), Handled.Done.class);
            case TAKE_UP -> Expect.that(handling.takeUp(by, id(), request, step.words()), Handled.Done.class);
            case WHISTLE ->
                Expect.that(
                        whistling.blow(
                                by,
                                id(),
                                request,
                                story.troupe.firm(Objects.requireNonNull(step.department())),
                                step.words()),
                        Whistled.Blown.class);
            case REPORT_IN ->
                Expect.that(whistling.answer(by, id(), whistle(request), true, step.words()), Whistled.Answered.class);
            case ANSWER ->
                Expect.that(
                        answering.answer(
                                by, id(), request, Objects.requireNonNull(step.outcome()), step.words(), List.of()),
                        Handled.Done.class);
            case CALL_BACK ->
                Expect.that(ending.callBack(by, id(), request, step.solved(), step.stars()), Ended.Rated.class);
            case RATE -> throw new IllegalStateException("rated above");
        }
    }

    private UUID whistle(UUID request) {
        return db.sql("select id from request.whistle where request_id = ?")
                .param(request)
                .query(UUID.class)
                .single();
    }
}
