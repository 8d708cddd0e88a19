package anju.disclosure.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Writes a calendar as RFC 5545 wants it: lines of at most 75 octets ended by CRLF, texts escaped, times in UTC. */
final class CalendarFeed {
    static final int OCTETS = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();
    private final Instant stamp;

    /** @param stamp when it is written */
    CalendarFeed(String name, Instant stamp) {
        this.stamp = stamp;
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Anju//compound calendar//ZH");
        line("CALSCALE:GREGORIAN");
        line("NAME:" + escaped(name));
        line("X-WR-CALNAME:" + escaped(name));
    }

    /** Something with a beginning and an end, which keeps a room busy or not. */
    void timed(String kind, UUID id, String summary, Instant from, Instant until, boolean busy) {
        begin(kind, id, summary);
        line("DTSTART:" + TIME.format(from));
        line("DTEND:" + TIME.format(until));
        line("TRANSP:" + (busy ? "OPAQUE" : "TRANSPARENT"));
        line("END:VEVENT");
    }

    /** Something that comes back at the same hours every day; China keeps one time all year, so that UTC does for it. */
    void daily(String kind, UUID id, String summary, Instant from, Instant until) {
        begin(kind, id, summary);
        line("DTSTART:" + TIME.format(from));
        line("DTEND:" + TIME.format(until));
        line("RRULE:FREQ=DAILY");
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    /** Something of which only the beginning is known; RFC 5545 then lets it end when it begins. */
    void beginning(String kind, UUID id, String summary, Instant from) {
        begin(kind, id, summary);
        line("DTSTART:" + TIME.format(from));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    /** Whole days; the last one belongs to it, so that the end, which does not, is the day after. */
    void days(String kind, UUID id, String summary, LocalDate first, LocalDate last) {
        begin(kind, id, summary);
        line("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(first));
        line("DTEND;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(last.plusDays(1)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private void begin(String kind, UUID id, String summary) {
        line("BEGIN:VEVENT");
        line("UID:" + kind + "-" + id + "@anju");
        line("DTSTAMP:" + TIME.format(stamp));
        line("SUMMARY:" + escaped(summary));
    }

    String written() {
        return text + "END:VCALENDAR\r\n";
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Folds between characters, never within one: a continued line begins with a space, which counts. */
    private void line(String content) {
        int octets = 0;
        for (int at = 0; at < content.length(); ) {
            int point = content.codePointAt(at);
            var sign = Character.toString(point);
            int length = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(sign);
            octets += length;
            at += Character.charCount(point);
        }
        text.append("\r\n");
    }
}
