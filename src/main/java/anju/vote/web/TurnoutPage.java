package anju.vote.web;

import anju.site.Site;
import anju.site.Threshold;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who takes part, door by door, for those who go there; nobody sees how. */
public record TurnoutPage(
        Site site,
        VotePage.Facts vote,
        List<Threshold> turnout,
        List<Building> buildings,
        boolean open,
        VotePage.@Nullable Owed owed,
        boolean mayDeliver) {

    public record Building(String number, List<Stairwell> stairwells) {
        public long doors() {
            return stairwells.stream()
                    .mapToLong(stairwell -> stairwell.doors.size())
                    .sum();
        }

        public long casting() {
            return stairwells.stream().mapToLong(Stairwell::casting).sum();
        }

        /** Far behind: less than half of the doors. */
        public boolean isLow() {
            return casting() * 2 < doors();
        }
    }

    public record Stairwell(UUID id, String building, String number, List<Door> doors) {
        public long casting() {
            return doors.stream().filter(Door::takesPart).count();
        }

        public long undelivered() {
            return doors.stream()
                    .filter(door -> !door.delivered && !door.takesPart)
                    .count();
        }

        /** Doors side by side on a floor, at most eight. */
        public int wide() {
            var floors = doors.stream()
                    .collect(java.util.stream.Collectors.groupingBy(
                            Door::floor, java.util.stream.Collectors.counting()));
            return (int)
                    Math.clamp(floors.values().stream().mapToLong(n -> n).max().orElse(1), 1, 8);
        }
    }

    /** @param channel how its head's ballot came, null where there is none */
    public record Door(
            UUID partId,
            UUID stairwellId,
            String building,
            String stairwell,
            String number,
            int floor,
            boolean delivered,
            int attempts,
            boolean takesPart,
            @Nullable String channel) {
        public String kind() {
            return takesPart ? "PAPER".equals(channel) ? "p" : "e" : delivered ? "" : "d";
        }

        /** The word for it, also where colours are not seen. */
        public String word() {
            return takesPart ? "PAPER".equals(channel) ? "paper" : "phone" : delivered ? "delivered" : "undelivered";
        }

        public String name() {
            return building + "-" + stairwell + "-" + number;
        }
    }

    private List<Door> doors() {
        return buildings.stream()
                .flatMap(building -> building.stairwells.stream())
                .flatMap(stairwell -> stairwell.doors.stream())
                .toList();
    }

    public long all() {
        return doors().size();
    }

    public long are(String word) {
        return doors().stream().filter(door -> door.word().equals(word)).count();
    }

    /** Delivered, or answered without: a ballot that came back had arrived. */
    public long reached() {
        return all() - are("undelivered");
    }

    /** Where to go first: the stairwells where the least take part. */
    public List<Stairwell> first() {
        return buildings.stream()
                .flatMap(building -> building.stairwells.stream())
                .filter(stairwell -> stairwell.casting() < stairwell.doors.size())
                .sorted(java.util.Comparator.comparingLong(
                        stairwell -> stairwell.casting() * 1000 / stairwell.doors.size()))
                .limit(4)
                .toList();
    }
}
