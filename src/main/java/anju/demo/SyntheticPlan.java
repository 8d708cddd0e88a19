package anju.demo;

import anju.registry.Door;
import anju.registry.Use;
import anju.registry.WrittenWorkbook;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a synthetic city is made of, drawn from a seed before anything is founded: the same seed, the same city. */
record SyntheticPlan(List<District> districts) {
    private static final int COMPOUNDS_IN_A_COMMUNITY = 12;
    private static final int COMMUNITIES_IN_A_STREET = 7;
    private static final int STREETS_IN_A_DISTRICT = 8;
    private static final int FIRST_YEAR = 1978;
    private static final int LAST_OLD_YEAR = 2000;
    private static final int LAST_YEAR = 2018;
    private static final int BUILDINGS_MAX = 10;
    /** More than ten buildings of four stairwells and seven storeys have. */
    private static final int MOST_HOMES = 1_000;

    private static final int SMALLEST_X100 = 4650;
    private static final int LARGEST_X100 = 11_800;

    /** Built before 2001, in hundredths. */
    private static final int OLD = 63;

    /** How far a compound has come, in hundredths of the old ones. */
    private static final int DONE = 55;

    private static final int UNDER_WAY = 65;

    enum Fate {
        /** Built after 2000: not renovated, kept well all the same. */
        NEW,
        WAITING,
        DONE,
        UNDER_WAY
    }

    record District(String code, String name, List<Street> streets) {}

    record Street(String code, String path, String name, List<Community> communities) {
        List<Estate> estates() {
            return communities.stream()
                    .flatMap(community -> community.estates().stream())
                    .toList();
        }
    }

    record Community(String code, String path, String name, List<Estate> estates) {}

    /** A compound; without a year of building, because nobody wrote it down. */
    record Estate(
            int number,
            String code,
            String name,
            String address,
            @Nullable Integer builtYear,
            Fate fate,
            List<Block> blocks) {}

    /** A building. */
    record Block(String number, int storeys, int stairwells, boolean shops) {}

    static SyntheticPlan of(int compounds, long seed, String city, SyntheticWords words, CityWide names) {
        return new Draw(new Random(seed), city, words, names).city(compounds);
    }

    List<Street> streets() {
        return districts.stream()
                .flatMap(district -> district.streets().stream())
                .toList();
    }

    /** The homes of a community with their owners, as its workbook; in one of twelve nobody knows the owner, one in ten has no telephone. */
    static WrittenWorkbook workbook(Community community, long seed, Neighbourhood people) {
        var book = new WrittenWorkbook();
        var surnames = people.surnames().codePoints().toArray();
        for (var estate : community.estates) {
            var random = new Random(seed * 31 + estate.number);
            int homes = 0;
            book.compound(estate.code, estate.name, estate.address, community.path, estate.builtYear);
            for (var block : estate.blocks) {
                book.building(estate.code, block.number, block.storeys);
                for (int stairwell = 1; stairwell <= block.stairwells; stairwell++) {
                    for (int floor = 1; floor <= block.storeys; floor++) {
                        for (int home = 1; home <= 2; home++) {
                            var door = new Door(estate.code, block.number, "" + stairwell, floor + "0" + home);
                            var use = block.shops && floor == 1 ? Use.SHOP : Use.DWELLING;
                            homes++;
                            int area = random.nextInt(SMALLEST_X100, LARGEST_X100);
                            book.part(door, floor, use, "%d.%02d".formatted(area / 100, area % 100));
                            if (random.nextInt(12) > 0) {
                                var name = Character.toString(surnames[random.nextInt(surnames.length)])
                                        + people.given()
                                                .get(random.nextInt(
                                                        people.given().size()));
                                var phone = random.nextInt(10) == 0
                                        ? null
                                        : "15%09d".formatted(estate.number * MOST_HOMES + homes);
                                book.owner(door, name, phone, "%d-06-30".formatted(random.nextInt(2001, 2023)));
                            }
                        }
                    }
                }
            }
        }
        return book;
    }

    /** One draw after the other. */
    private static final class Draw {
        private final Random random;
        private final String city;
        private final SyntheticWords words;
        private final CityWide names;
        private int number;

        Draw(Random random, String city, SyntheticWords words, CityWide names) {
            this.random = random;
            this.city = city;
            this.words = words;
            this.names = names;
        }

        SyntheticPlan city(int compounds) {
            int streets = ceil(compounds, COMPOUNDS_IN_A_COMMUNITY * COMMUNITIES_IN_A_STREET);
            int districts = Math.min(
                    ceil(streets, STREETS_IN_A_DISTRICT), words.districts().size());
            var streetNames = CityWide.pairs(words.streetFirst(), words.streetLast(), random);
            var made = new ArrayList<District>();
            for (int d = 0; d < districts; d++) {
                var within = new ArrayList<Street>();
                for (int s = streets * d / districts; s < streets * (d + 1) / districts; s++) {
                    int share = compounds * (s + 1) / streets - compounds * s / streets;
                    within.add(street("/" + city + "/d" + (d + 1), s + 1, streetNames.get(s), share));
                }
                made.add(new District("d" + (d + 1), words.districts().get(d), within));
            }
            return new SyntheticPlan(made);
        }

        private Street street(String above, int s, String name, int compounds) {
            var path = above + "/s" + s;
            var names = CityWide.pairs(this.names.first(), this.names.last(), random)
                    .iterator();
            var communityNames = new ArrayList<>(this.names.first());
            Collections.shuffle(communityNames, random);
            int communities = ceil(compounds, COMPOUNDS_IN_A_COMMUNITY);
            var made = new ArrayList<Community>();
            for (int c = 0; c < communities; c++) {
                var estates = new ArrayList<Estate>();
                for (int i = compounds * c / communities; i < compounds * (c + 1) / communities; i++) {
                    estates.add(estate(names.next(), name));
                }
                made.add(new Community(
                        "c" + (c + 1),
                        path + "/c" + (c + 1),
                        MessageFormat.format(words.community(), communityNames.get(c)),
                        estates));
            }
            return new Street("s" + s, path, MessageFormat.format(words.street(), name), made);
        }

        private Estate estate(String name, String street) {
            number++;
            // The very first is under way, so that the smallest city shows a payment, too.
            boolean old = random.nextInt(100) < OLD || number == 1;
            int built = old
                    ? random.nextInt(FIRST_YEAR, LAST_OLD_YEAR + 1)
                    : random.nextInt(LAST_OLD_YEAR + 1, LAST_YEAR + 1);
            int way = number == 1 ? DONE : random.nextInt(100);
            var fate = !old ? Fate.NEW : way < DONE ? Fate.DONE : way < UNDER_WAY ? Fate.UNDER_WAY : Fate.WAITING;
            var blocks = new ArrayList<Block>();
            int buildings = random.nextInt(1, BUILDINGS_MAX + 1);
            for (int b = 1; b <= buildings; b++) {
                blocks.add(new Block("" + b, random.nextInt(5, 8), random.nextInt(2, 5), random.nextInt(20) == 0));
            }
            return new Estate(
                    number,
                    "SY-%05d".formatted(number),
                    name,
                    MessageFormat.format(words.address(), street, random.nextInt(1, 300)),
                    random.nextInt(16) == 0 ? null : built,
                    fate,
                    blocks);
        }

        private static int ceil(int things, int each) {
            return (things + each - 1) / each;
        }
    }
}
