package anju.demo;

import anju.fund.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The many compounds of the city of which nothing is told but how far they are, as {@code demo/citywide.yaml} counts them.
 *
 * @param recorded when what the city brought along is entered, from the day before {@code goLive}
 * @param batchName {0} the year, {1} the community
 */
record CityWide(
        long seed,
        List<String> first,
        List<String> last,
        List<Quarter> streets,
        LocalDateTime recorded,
        LocalDate goLive,
        List<Integer> doneYears,
        String reason,
        List<String> paper,
        List<Paid> paid,
        String payee,
        String batchName,
        String underWayName) {

    /**
     * @param old how many of them were finished by the end of 2000; the renovated and those under way are among these
     * @param homes whether their homes are in the registry already
     */
    record Quarter(String community, String clerk, int compounds, int old, int done, int underWay, boolean homes) {}

    /**
     * What was paid of each done batch, invented.
     *
     * @param perCompound in yuan
     * @param reference {0} the year, {1} the number of the batch
     */
    record Paid(
            MonthDay on, Source source, BigDecimal perCompound, String purpose, String reference, String vouchedBy) {}

    /** Every first word with every last one, shuffled: names enough for a city. */
    static List<String> pairs(List<String> first, List<String> last, Random random) {
        var pairs = new ArrayList<String>();
        first.forEach(a -> last.forEach(b -> pairs.add(a + b)));
        Collections.shuffle(pairs, random);
        return pairs;
    }

    static CityWide read() {
        return DemoScript.read("demo/citywide.yaml", CityWide.class);
    }
}
