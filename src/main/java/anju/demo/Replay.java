package anju.demo;

import anju.consultation.Channel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A published case told again with invented people, as {@code demo/wufuyuan.yaml} tells it. */
record Replay(
        Compound compound,
        SelfGovernment selfGovernment,
        List<Rooms.Request> requests,
        Voices voices,
        DemoScript thread,
        List<Rooms.Briefing> briefings,
        List<Rooms.Batch> batches,
        List<Rooms.Stretch> stretches,
        Completion completion,
        List<Rooms.Parcel> spaces,
        List<Rooms.Room> rooms,
        List<Rooms.Booking> bookings,
        List<Rooms.Team> teams,
        Trust trust,
        List<Rooms.Entry> income,
        Map<LocalDateTime, Integer> published,
        List<Rooms.Review> reviews) {

    /**
     * @param buildings floors of each stairwell by building
     * @param doors homes on a floor, by building
     * @param sizes of the homes, one after the other; the last home has what is left of the whole area
     */
    record Compound(
            String code,
            String name,
            String address,
            String area,
            int built,
            Map<String, List<Integer>> buildings,
            Map<String, Integer> doors,
            List<Long> sizesX100,
            long areaX100,
            String surnames,
            List<String> given) {}

    /** @param channels by which opinions came in, in turn */
    record Voices(LocalDateTime given, LocalDateTime sorted, List<Channel> channels, List<Theme> themes) {}

    /** What is wished for at one place after the other; each wish at each place is one consensus. */
    record Theme(int item, String topic, List<String> places, List<Wish> wishes) {}

    /**
     * @param title with {0} for the place
     * @param says how people put it; a second way of saying it makes a second opinion at every other place
     */
    record Wish(String title, String statement, List<String> says) {}

    /** @param stages when the undertaking passes on to the next stage after the works */
    record Completion(
            LocalDateTime agreed,
            Terms terms,
            LocalDateTime settled,
            Settlement settlement,
            LocalDateTime settlementPaid,
            String bankReference,
            Map<String, String> documents,
            List<LocalDateTime> stages) {}

    record Terms(int advance, int wages, int completion, int retention, int defectMonths) {}

    record Settlement(
            BigDecimal claimed, BigDecimal settled, String reviewer, String firm, String report, LocalDate on) {}

    /** The owners put their service in trust and pass its first budget in the same vote. */
    record Trust(
            DemoScript.OpenVote vote,
            String budgetMatter,
            LocalDateTime counted,
            String documentNumber,
            LocalDateTime decided,
            Rooms.Service contract,
            LocalDateTime budgeted,
            SortedMap<String, BigDecimal> budget) {}

    static Replay read() {
        return DemoScript.read("demo/wufuyuan.yaml", Replay.class);
    }
}
