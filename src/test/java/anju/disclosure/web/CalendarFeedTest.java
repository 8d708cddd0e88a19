package anju.disclosure.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The calendar as RFC 5545 wants it. */
class CalendarFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final UUID ID = UUID.fromString("01a20617-9655-7394-b6e6-be28da977e6b");

    private static String feed(String summary) {
        var feed = new CalendarFeed("测试小区", NOW);
        feed.timed("room", ID, summary, NOW, NOW.plusSeconds(5400), true);
        return feed.written();
    }

    @Test
    void an_event_says_who_it_is_when_it_was_written_and_when_it_is() {
        assertThat(feed("活动室").split("\r\n"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Anju//compound calendar//ZH",
                        "CALSCALE:GREGORIAN",
                        "NAME:测试小区",
                        "X-WR-CALNAME:测试小区",
                        "BEGIN:VEVENT",
                        "UID:room-" + ID + "@anju",
                        "DTSTAMP:20261122T020000Z",
                        "SUMMARY:活动室",
                        "DTSTART:20261122T020000Z",
                        "DTEND:20261122T033000Z",
                        "TRANSP:OPAQUE",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void the_last_day_belongs_to_it_and_the_end_is_the_day_after() {
        var feed = new CalendarFeed("小区", NOW);
        feed.days("notice", ID, "公示", LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 31));
        assertThat(feed.written()).contains("DTSTART;VALUE=DATE:20261225\r\n", "DTEND;VALUE=DATE:20270101\r\n");
    }

    @Test
    void signs_with_a_meaning_are_escaped() {
        assertThat(CalendarFeed.escaped("一;二,三\\四\r\n五\n六")).isEqualTo("一\\;二\\,三\\\\四\\n五\\n六");
    }

    @Property(tries = 300)
    void no_line_is_longer_than_75_octets_and_unfolding_gives_back_every_word(@ForAll String summary) {
        // A lone surrogate is no character; what cannot be encoded is not compared.
        var said = new String(summary.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var written = feed(said);
        for (var line : written.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(written.replace("\r\n ", "")).contains("SUMMARY:" + CalendarFeed.escaped(said) + "\r\n");
    }
}
