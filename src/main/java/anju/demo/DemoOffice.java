package anju.demo;

import static anju.demo.Story.id;

import anju.city.Areas;
import anju.city.City;
import anju.dispatch.Calling;
import anju.dispatch.Convening;
import anju.dispatch.Minuting;
import anju.dispatch.Preparing;
import anju.dispatch.Tasking;
import anju.review.Assessing;
import anju.review.AssessmentDraft;
import anju.review.Channel;
import anju.review.Closing;
import anju.review.Grading;
import anju.review.Opening;
import anju.review.Responding;
import anju.review.ResponseDraft;
import anju.review.Reviewing;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the street's office asks and calls: satisfaction, the firm's assessment, progress meetings and their tasks. */
@Component
class DemoOffice {
    private static final long SEED = 20260928;
    private static final String STREET = "/ha/liuan";
    /** How many in ten give four, five, three and two. */
    private static final int[] MARKS = {4, 5, 5, 4, 4, 5, 3, 4, 5, 2};

    private final Reviewing reviewing;
    private final Assessing assessing;
    private final Convening convening;
    private final Areas areas;
    private final JdbcClient db;

    DemoOffice(Reviewing reviewing, Assessing assessing, Convening convening, Areas areas, JdbcClient db) {
        this.reviewing = reviewing;
        this.assessing = assessing;
        this.convening = convening;
        this.areas = areas;
        this.db = db;
    }

    void write(Diary diary, Rooms rooms, Story story) {
        review(diary, rooms.review(), story);
        meeting(diary, rooms.meetings().held(), story);
        var next = rooms.meetings().next();
        diary.at(next.called(), () -> call(story, next.title(), next.venue(), next.meets()));
    }

    void review(Diary diary, Rooms.Review told, Story story) {
        var clerk = story.person("clerk");
        var inquiry = new ArrayList<UUID>();
        diary.at(told.opened(), () -> {
            var project = db.sql("select project_id from project.place where compound_id = ?")
                    .param(story.compound)
                    .query(UUID.class)
                    .single();
            var opened = reviewing.open(clerk, id(), project, story.compound, told.occasion());
            inquiry.add(Expect.that(opened, Opening.Opened.class).inquiry());
        });
        diary.atOnce(told.visited(), () -> answer(told, inquiry.getFirst(), story));
        if (told.closed() != null) {
            diary.at(
                    told.closed(),
                    () -> Expect.that(reviewing.close(clerk, id(), inquiry.getFirst()), Closing.Closed.class));
        }
        for (var assessment : told.assessments()) {
            diary.at(assessment.on(), () -> {
                var draft = new AssessmentDraft(
                        story.troupe.firm("property"),
                        story.compound,
                        assessment.from(),
                        assessment.until(),
                        assessment.deductions().stream()
                                .map(it -> new AssessmentDraft.Deduction(it.item(), it.points(), it.finding(), null))
                                .toList());
                Expect.that(assessing.assess(clerk, id(), draft), Grading.Graded.class);
            });
        }
    }

    /** The grid worker goes from door to door. */
    private void answer(Rooms.Review told, UUID inquiry, Story story) {
        var homes = new ArrayList<>(
                db.sql("select id from registry.part_now where compound_id = ? and use = 'DWELLING' order by id")
                        .param(story.compound)
                        .query(UUID.class)
                        .list());
        var random = new Random(SEED);
        java.util.Collections.shuffle(homes, random);
        for (var home : homes.subList(0, told.answers())) {
            var marks = new HashMap<String, Integer>();
            for (var question : java.util.List.of("OVERALL", "QUALITY", "CONDUCT", "RESULT", "MANAGEMENT")) {
                marks.put(question, MARKS[random.nextInt(MARKS.length)]);
            }
            var response = new ResponseDraft(inquiry, home, Channel.VISIT, marks, "");
            Expect.that(reviewing.respond(story.person("grid"), id(), response), Responding.Taken.class);
        }
    }

    private void meeting(Diary diary, Rooms.Held told, Story story) {
        var clerk = story.person("clerk");
        var meeting = new ArrayList<UUID>();
        diary.at(told.called(), () -> {
            meeting.add(call(story, told.title(), told.venue(), told.meets()));
            for (var item : told.items()) {
                Expect.that(convening.add(clerk, id(), meeting.getFirst(), item.what()), Preparing.Prepared.class);
            }
        });
        diary.at(told.minuted(), () -> minute(told, meeting.getFirst(), story));
        diary.at(told.done().at(), () -> {
            var task = told.tasks().get(told.done().task() - 1);
            var id = db.sql("select id from dispatch.task where what = ?")
                    .param(task.what())
                    .query(UUID.class)
                    .single();
            Expect.that(
                    convening.done(
                            story.person(task.owner()), id(), id, told.done().note()),
                    Tasking.Told.class);
        });
    }

    private UUID call(Story story, String title, String venue, LocalDateTime meets) {
        var street = areas.byPath(STREET).orElseThrow().id();
        var called = convening.call(
                story.person("clerk"),
                id(),
                street,
                title,
                venue,
                meets.atZone(City.ZONE).toInstant());
        return Expect.that(called, Calling.Called.class).meeting();
    }

    private void minute(Rooms.Held told, UUID meeting, Story story) {
        var clerk = story.person("clerk");
        var conclusions = new HashMap<String, String>();
        told.items().forEach(item -> conclusions.put(item.what(), item.conclusion()));
        db.sql("select id, what from dispatch.agenda_item where meeting_id = ? order by position")
                .param(meeting)
                .query((row, _) -> java.util.Map.entry(row.getObject("id", UUID.class), row.getString("what")))
                .list()
                .forEach(item -> Expect.that(
                        convening.conclude(
                                clerk,
                                id(),
                                meeting,
                                item.getKey(),
                                conclusions.getOrDefault(item.getValue(), told.rest())),
                        Preparing.Prepared.class));
        for (var task : told.tasks()) {
            var owner = story.person(task.owner()).person();
            Expect.that(
                    convening.note(clerk, id(), meeting, null, task.what(), owner, task.due()),
                    Preparing.Prepared.class);
        }
        Expect.that(convening.minute(clerk, id(), meeting, told.attended()), Minuting.Minuted.class);
    }
}
