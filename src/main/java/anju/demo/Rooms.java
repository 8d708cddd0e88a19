package anju.demo;

import anju.consultation.Fate;
import anju.request.Outcome;
import anju.stewardship.Upkeeping;
import anju.works.BriefingKind;
import anju.works.Weather;
import anju.works.ground.EncroachmentKind;
import anju.works.ground.EncroachmentState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What goes on in the rooms of the compound the story is about, as {@code demo/rooms.yaml} tells it. */
record Rooms(
        Survey survey,
        Voices voices,
        SelfGovernment selfGovernment,
        Willingness willingness,
        List<Notice> notices,
        List<Request> requests,
        List<Sealed> sealed,
        Site site,
        Keeping keeping,
        Life life,
        Claim claim,
        Review review,
        Meetings meetings) {

    static Rooms read() {
        return DemoScript.read("demo/rooms.yaml", Rooms.class);
    }

    record Survey(
            LocalDateTime on,
            Map<String, Map<String, List<String>>> hazards,
            Map<String, String> answers,
            Map<String, String> needs,
            Map<String, Integer> items,
            Dismissed dismissed) {}

    record Dismissed(SortedSet<String> indicators, String reason) {}

    /** @param recent when what is still open was said */
    record Voices(
            LocalDateTime given, LocalDateTime sorted, LocalDateTime recent, List<Group> groups, List<Alone> alone) {}

    /**
     * @param item the item of the plan that answers it
     * @param open nobody has said yet what becomes of it
     */
    record Group(
            String topic,
            String title,
            String statement,
            @Nullable Integer item,
            @Nullable Declined declined,
            boolean open,
            List<Said> texts) {}

    record Declined(Fate fate, String reason) {}

    record Said(String text, anju.consultation.Channel channel) {}

    record Alone(
            String topic,
            String text,
            anju.consultation.Channel channel,
            @Nullable Fate fate,
            @Nullable String reason) {}

    record Willingness(
            LocalDateTime asked,
            String question,
            SortedSet<String> items,
            LocalDate fromOn,
            LocalDate untilOn,
            LocalDateTime answered,
            int willing,
            int unwilling,
            int undecided,
            LocalDateTime counted) {}

    record Notice(
            LocalDateTime drafted,
            @Nullable LocalDateTime released,
            String kind,
            String title,
            String body,
            @Nullable List<Objection> objections,
            @Nullable LocalDateTime closed) {}

    record Objection(
            LocalDateTime at,
            String text,
            @Nullable LocalDateTime answered,
            anju.notice.@Nullable Outcome outcome,
            @Nullable String answer) {}

    /** @param home whose owner reports it; null if {@code by} writes it down */
    record Request(
            LocalDateTime at,
            @Nullable Integer home,
            @Nullable String by,
            String topic,
            String title,
            String spot,
            String description,
            @Nullable List<Step> steps) {}

    enum Deed {
        TAKE,
        PASS_UP,
        TAKE_UP,
        WHISTLE,
        REPORT_IN,
        ANSWER,
        RATE,
        CALL_BACK
    }

    record Step(
            LocalDateTime at,

            @com.fasterxml.jackson.annotation.JsonProperty("do")
            Deed deed,

            @Nullable String by,
            @Nullable String text,
            @Nullable String department,
            @Nullable Outcome outcome,
            boolean solved,
            int stars) {
        String words() {
            return text == null ? "" : text;
        }
    }

    record Sealed(
            LocalDateTime at,
            String text,
            String phone,
            @Nullable LocalDateTime moved,
            @Nullable String note) {}

    record Site(
            JointReview review,
            Schedule schedule,
            List<Briefing> briefings,
            List<Log> logs,
            List<Batch> batches,
            List<Change> changes,
            List<Stretch> stretches,
            List<Encroachment> encroachments) {}

    /** @param steps state, day and words of each, in order */
    record Encroachment(
            LocalDateTime at, EncroachmentKind kind, String place, String area, boolean fireLane, List<Step> steps) {
        record Step(LocalDateTime at, EncroachmentState to, String note) {}
    }

    /**
     * Hidden works of an item's line.
     *
     * @param mended when it was to be mended first, why, and when it was announced again
     */
    record Stretch(
            LocalDateTime at,
            int item,
            String place,
            String what,
            @Nullable Mended mended,
            @Nullable LocalDateTime passed,
            @Nullable LocalDateTime covered) {
        record Mended(LocalDateTime looked, String remark, LocalDateTime again) {}
    }

    /**
     * @param milli how much more of the item's line; less than nothing for less
     * @param instead a new line for the same item, as much as the other was made less by
     */
    record Change(
            LocalDateTime at,
            int item,
            long milli,
            String reason,
            @Nullable Instead instead,
            LocalDateTime agreed,
            @Nullable LocalDateTime approved,
            @Nullable LocalDateTime refused,
            @Nullable String remark) {
        record Instead(String number, String title, String price, String basis) {}
    }

    record JointReview(
            LocalDateTime submitted,
            LocalDateTime opinions,
            LocalDateTime concluded,
            LocalDateTime supplemented,
            String deferred,
            String owner,
            String remark) {}

    record Schedule(LocalDateTime on, List<Point> milestones) {}

    record Point(
            String title,
            int percent,
            LocalDate plannedOn,
            @Nullable LocalDateTime reached) {}

    record Log(LocalDateTime at, Weather weather, int headcount, String done, String note) {}

    record Briefing(
            LocalDateTime at,
            BriefingKind kind,
            @Nullable Integer item,
            String topic,
            String giver,
            int people,
            int passed) {}

    record Batch(
            LocalDateTime at,
            int item,
            String name,
            String maker,
            String spec,
            String quantity,
            String certificate,
            @Nullable LocalDateTime signed,
            @Nullable LocalDateTime rejected,
            @Nullable String remark,
            @Nullable LocalDateTime removed) {}

    record Keeping(
            Model model,
            Service contract,
            Parcel parcel,
            List<Entry> income,
            Map<LocalDateTime, Integer> published,
            Covenant covenant,
            List<Room> rooms,
            List<Booking> bookings,
            Closed closed,
            List<Upkeep> upkeep,
            Purse purse) {}

    record Model(LocalDateTime on, String model, String paper) {}

    record Service(
            LocalDateTime on,
            String number,
            LocalDate from,
            LocalDate until,
            BigDecimal fee,
            String scope,
            String terms) {}

    record Parcel(
            LocalDateTime on,
            String name,
            long areaX100,
            String use,
            String giver,
            String builder,
            String operator,
            String share,
            String agreement,
            LocalDate from,
            LocalDate until) {}

    record Entry(
            LocalDateTime on,
            String kind,
            boolean expense,
            LocalDate periodFrom,
            LocalDate periodUntil,
            BigDecimal amount,
            String counterparty,
            String paper,
            String note) {}

    record Covenant(LocalDateTime on, LocalDateTime adopted, LocalDateTime published, String paper, String text) {}

    record Room(
            LocalDateTime on,
            String name,
            int seats,
            int opensHour,
            int closesHour,
            BigDecimal price,
            BigDecimal market,
            String source) {}

    record Booking(
            LocalDateTime at,
            String room,
            @Nullable String by,
            @Nullable Integer home,
            LocalDateTime from,
            int hours,
            String purpose) {}

    record Closed(LocalDateTime at, String room, LocalDateTime from, LocalDateTime until, String reason) {}

    record Upkeep(
            LocalDateTime at,
            Upkeeping.@Nullable Condition found,
            @Nullable String note) {}

    record Life(List<Team> teams, List<Activity> activities, Owners owners) {}

    /** @param homes of its members, counted from the first door; the first proposes it */
    record Team(LocalDateTime on, String name, String purpose, List<Integer> homes) {}

    /**
     * @param team whose it is, or else the committee's
     * @param home who tells of it, or else the committee
     */
    record Activity(
            LocalDateTime planned,
            String kind,
            String title,
            String venue,
            LocalDateTime at,
            @Nullable String team,
            @Nullable Integer home,
            @Nullable Integer heads,
            @Nullable Integer volunteers) {}

    /** @param compound by its code */
    record Owners(
            String compound,
            LocalDateTime drafted,
            String text,
            DemoScript.OpenVote vote,
            LocalDateTime counted,
            String documentNumber,
            LocalDateTime published,
            List<Waiver> waivers) {}

    record Waiver(
            LocalDateTime on,
            int home,
            String ground,
            String borneBy,
            BigDecimal amount,
            LocalDate from,
            LocalDate until,
            String paper) {}

    record Claim(LocalDateTime at, String what) {}

    record Review(
            String occasion,
            LocalDateTime opened,
            LocalDateTime visited,
            int answers,
            @Nullable LocalDateTime closed,
            List<Assessment> assessments) {}

    record Assessment(LocalDateTime on, LocalDate from, LocalDate until, List<Deduction> deductions) {}

    record Deduction(String item, int points, String finding) {}

    record Meetings(Held held, Next next) {}

    record Held(
            LocalDateTime called,
            LocalDateTime meets,
            LocalDateTime minuted,
            String title,
            String venue,
            String attended,
            List<AgendaItem> items,
            String rest,
            List<Task> tasks,
            Done done) {}

    record AgendaItem(String what, String conclusion) {}

    record Task(String what, String owner, LocalDate due) {}

    record Done(LocalDateTime at, int task, String note) {}

    record Next(LocalDateTime called, LocalDateTime meets, String title, String venue) {}
}
