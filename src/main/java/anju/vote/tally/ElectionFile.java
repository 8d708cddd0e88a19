package anju.vote.tally;

import anju.vote.MatterKind;
import anju.vote.Precedence;
import anju.vote.tally.Election.Ballot;
import anju.vote.tally.UnusableFile.Why;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the file of an election (docs/formats/tally.md). Members may stand in any order; what is wrong with roll, matters or times
 * makes the file unusable, what is wrong with a ballot makes that ballot invalid.
 */
final class ElectionFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    // Copied at each call of values().
    private static final Answer[] ANSWERS = Answer.values();
    private static final Via[] CHANNELS = Via.values();
    private static final PartKind[] PART_KINDS = PartKind.values();

    private final JsonParser in;
    private @Nullable List<Roll.Part> roll;
    private @Nullable List<Election.Matter> matters;
    private @Nullable List<Sheet> sheets;
    private @Nullable Instant opensAt;
    private @Nullable Instant closesAt;
    private Precedence precedence = Precedence.LAST_CAST;
    private Silence silence = Silence.EXCLUDE;
    private Proxies proxies = Proxies.AS_CAST;
    private List<String> delivered = List.of();
    private final TreeSet<String> unread = new TreeSet<>();
    // Of the ballot being read.
    private final List<String> askedNames = new ArrayList<>();
    private final List<Answer> said = new ArrayList<>();

    private ElectionFile(JsonParser in) {
        this.in = in;
    }

    /** An election, and the members of the file nobody asked for, as a person may have misspelt one. */
    record Read(Election election, List<String> unread) {}

    static Read read(InputStream file) throws UnusableFile {
        try (var in = JSON.createParser(ObjectReadContext.empty(), file)) {
            var reading = new ElectionFile(in);
            reading.members();
            if (in.nextToken() != null) {
                throw reading.broken();
            }
            return new Read(reading.election(), List.copyOf(reading.unread));
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new UnusableFile(
                    at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr(), Why.NOT_JSON, e.getOriginalMessage());
        }
    }

    private UnusableFile broken() {
        var at = in.currentLocation();
        return new UnusableFile(at.getLineNr() + ":" + at.getColumnNr(), Why.NOT_JSON, "");
    }

    private void members() throws UnusableFile {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new UnusableFile("$", Why.NOT_AN_OBJECT, "");
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = in.currentName();
            in.nextToken();
            switch (member) {
                case "roll" -> roll = list("roll", this::part);
                case "matters" -> matters = list("matters", this::matter);
                case "ballots" -> sheets = list("ballots", this::sheet);
                case "delivered" -> delivered = list("delivered", () -> text(""));
                case "opensAt" -> opensAt = time(member);
                case "closesAt" -> closesAt = time(member);
                case "precedence" -> precedence = word(member, Precedence.values(), text(member));
                case "silence" -> silence = word(member, Silence.values(), text(member));
                case "proxies" -> proxies = word(member, Proxies.values(), text(member));
                default -> pass(member);
            }
        }
    }

    private void pass(String member) {
        unread.add(member);
        in.skipChildren();
    }

    private interface Entry<T> {
        T read() throws UnusableFile;
    }

    private <T> List<T> list(String place, Entry<T> entry) throws UnusableFile {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new UnusableFile(place, Why.NOT_A_LIST, "");
        }
        var all = new ArrayList<T>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            try {
                all.add(entry.read());
            } catch (UnusableFile e) {
                throw e.within(place + "[" + all.size() + "]");
            }
        }
        return all;
    }

    private String text(String place) throws UnusableFile {
        if (in.currentToken() != JsonToken.VALUE_STRING || in.getString().isBlank()) {
            throw new UnusableFile(place, Why.NOT_A_TEXT, shown());
        }
        return in.getString();
    }

    private Instant time(String place) throws UnusableFile {
        var text = text(place);
        var time = instant(text);
        if (time == null) {
            throw new UnusableFile(place, Why.TIME_WITHOUT_OFFSET, text);
        }
        return time;
    }

    private static @Nullable Instant instant(String text) {
        try {
            if (PLAIN_TIME.length() == text.length() && isPlain(text)) {
                return LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19))
                        .toInstant(ZoneOffset.ofHoursMinutes(number(text, 20, 22), number(text, 23, 25)));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The way nearly all are written; reading them so takes a tenth of the time of the general reader. */
    private static final String PLAIN_TIME = "0000-00-00T00:00:00+00:00";

    private static boolean isPlain(String text) {
        for (int i = 0; i < PLAIN_TIME.length(); i++) {
            char asked = PLAIN_TIME.charAt(i);
            char found = text.charAt(i);
            if (asked == '0' ? found < '0' || found > '9' : found != asked) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    private static <E extends Enum<E>> E word(String place, E[] words, String text) throws UnusableFile {
        var word = word(words, text);
        if (word == null) {
            throw new UnusableFile(place, Why.UNKNOWN_WORD, text);
        }
        return word;
    }

    private static <E extends Enum<E>> @Nullable E word(E[] words, String text) {
        for (var word : words) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        return null;
    }

    private String shown() {
        var text = in.currentToken() == null || in.currentToken().isStructStart() ? "" : in.getString();
        return text == null ? "" : text.length() > 40 ? text.substring(0, 40) : text;
    }

    private Roll.Part part() throws UnusableFile {
        object("");
        String part = null;
        String head = null;
        PartKind kind = null;
        Long areaX100 = null;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = in.currentName();
            in.nextToken();
            switch (member) {
                case "part" -> part = text(".part");
                case "head" -> head = text(".head");
                case "kind" -> kind = word(".kind", PART_KINDS, text(".kind"));
                case "area" -> areaX100 = area(".area");
                default -> pass("roll." + member);
            }
        }
        return new Roll.Part(
                required(".part", part), required(".area", areaX100), required(".head", head), required(".kind", kind));
    }

    private Election.Matter matter() throws UnusableFile {
        object("");
        String id = null;
        MatterKind rule = null;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = in.currentName();
            in.nextToken();
            switch (member) {
                case "id" -> id = text(".id");
                case "rule" -> rule = word(".rule", MatterKind.values(), text(".rule"));
                default -> pass("matters." + member);
            }
        }
        return new Election.Matter(required(".id", id), required(".rule", rule));
    }

    private void object(String place) throws UnusableFile {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new UnusableFile(place, Why.NOT_AN_OBJECT, shown());
        }
    }

    private static <T> T required(String place, @Nullable T value) throws UnusableFile {
        if (value == null) {
            throw new UnusableFile(place, Why.MISSING, "");
        }
        return value;
    }

    /** An integer of 0.01 m², or a decimal number of m² in quotes with two decimals at most. */
    private long area(String place) throws UnusableFile {
        try {
            var x100 = switch (in.currentToken()) {
                case VALUE_NUMBER_INT -> in.getBigIntegerValue();
                case VALUE_STRING -> squareMetres(in.getString());
                default -> throw new UnusableFile(place, Why.NOT_AN_AREA, shown());
            };
            if (x100.signum() <= 0) {
                throw new UnusableFile(place, Why.AREA_NOT_POSITIVE, shown());
            }
            if (x100.bitLength() > 63) {
                throw new UnusableFile(place, Why.AREAS_TOO_LARGE, shown());
            }
            return x100.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnusableFile(place, Why.NOT_AN_AREA, shown());
        }
    }

    private static BigInteger squareMetres(String text) {
        if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text).movePointRight(2).toBigIntegerExact();
    }

    private Sheet sheet() {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return new Sheet(null, null, null, null, null, false);
        }
        String part = null;
        Sheet.Said answers = null;
        Via via = null;
        Instant at = null;
        String principal = null;
        boolean whole = true;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = in.currentName();
            in.nextToken();
            switch (member) {
                case "part" -> part = string();
                case "answers" -> answers = answers();
                case "channel" -> via = string() instanceof String text ? word(CHANNELS, text) : null;
                case "at" -> at = string() instanceof String text ? instant(text) : null;
                case "proxyOf" -> {
                    boolean said = in.currentToken() != JsonToken.VALUE_NULL;
                    principal = string();
                    whole &= !said || principal != null;
                }
                default -> pass("ballots." + member);
            }
        }
        return new Sheet(part, answers, via, at, principal, whole);
    }

    private @Nullable String string() {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        in.skipChildren();
        return null;
    }

    private Sheet.@Nullable Said answers() {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return null;
        }
        askedNames.clear();
        said.clear();
        boolean readable = true;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var matter = in.currentName();
            in.nextToken();
            var answer = string() instanceof String text ? word(ANSWERS, text) : null;
            if (answer == null) {
                readable = false;
            } else {
                askedNames.add(matter);
                said.add(answer);
            }
        }
        return readable ? new Sheet.Said(askedNames.toArray(String[]::new), said.toArray(Answer[]::new)) : null;
    }

    private Election election() throws UnusableFile {
        var parts = Roll.of(required("roll", roll));
        var asked = required("matters", matters);
        if (asked.isEmpty()) {
            throw new UnusableFile("matters", Why.NO_MATTER, "");
        }
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < asked.size(); i++) {
            if (numbers.put(asked.get(i).id(), i) != null) {
                throw new UnusableFile(
                        "matters[" + i + "].id", Why.TWICE, asked.get(i).id());
            }
        }
        var opens = required("opensAt", opensAt);
        var closes = required("closesAt", closesAt);
        if (!opens.isBefore(closes)) {
            throw new UnusableFile("closesAt", Why.CLOSES_BEFORE_IT_OPENS, closes.toString());
        }
        var areas = parts.areasX100();
        requireASum(areas);
        var cast = required("ballots", sheets);
        var ballots = new ArrayList<Ballot>(cast.size());
        for (int i = 0; i < cast.size(); i++) {
            ballots.add(cast.get(i).ballot(i, parts, numbers, opens, closes, proxies));
        }
        return new Election(areas, parts.parts(), asked, ballots, precedence, silence, heads(parts));
    }

    private static void requireASum(long[] areas) throws UnusableFile {
        long sum = 0;
        for (long area : areas) {
            sum += area;
            if (sum < 0) {
                throw new UnusableFile("roll", Why.AREAS_TOO_LARGE, "");
            }
        }
    }

    private BitSet heads(Roll parts) throws UnusableFile {
        var heads = new BitSet();
        for (int i = 0; i < delivered.size(); i++) {
            var head = parts.headOfPart(delivered.get(i));
            if (head == null) {
                throw new UnusableFile("delivered[" + i + "]", Why.NOT_ON_THE_ROLL, delivered.get(i));
            }
            if (head != Roll.NOT_COUNTED) {
                heads.set(head);
            }
        }
        return heads;
    }
}
