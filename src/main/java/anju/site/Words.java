package anju.site;

import anju.city.City;
import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Words and figures in one language, as they stand on pages, in spreadsheets and in messages. */
public final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(City.ZONE);

    private final AllMessages messages;
    private final Locale locale;

    Words(AllMessages messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    /** The text of {@code key}; money, areas, dates, times, words of enums and other texts among the values are written out. */
    public String text(String key, Object... values) {
        return messages.getMessage(key, Arrays.stream(values).map(this::written).toArray(), locale);
    }

    public String text(Said said) {
        return text(said.key(), said.values().toArray());
    }

    /** Whether there is such a text; for parts that may be left out, such as a field's hint. */
    public boolean has(String key) {
        return messages.has(key);
    }

    /** The word for a value of one of our enums: {@code Role.OWNER} of module access is {@code access.role.OWNER}. */
    public String word(Enum<?> value) {
        var type = value.getDeclaringClass();
        var module = type.getPackageName().split("\\.")[1];
        var name = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return text(module + "." + name + "." + value.name());
    }

    /** Several things as one phrase, with the language's own comma. */
    public String list(Collection<String> things) {
        return String.join(isEnglish() ? ", " : "\u3001", things);
    }

    /** Yuan with two digits and separators: 225,382.40. */
    public String money(Money money) {
        return decimal(money.yuan());
    }

    public String area(Area area) {
        return decimal(area.squareMetres()) + " " + word(Unit.SQM);
    }

    public String quantity(Quantity quantity) {
        var amount = quantity.amount().stripTrailingZeros();
        return decimal(amount.scale() < 0 ? amount.setScale(0) : amount) + " " + word(quantity.unit());
    }

    /** 2026-10-20, as in tables. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** The tenth month's twentieth day, as in a sentence. */
    public String day(LocalDate date) {
        return isEnglish()
                ? DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).format(date)
                : text("site.format.day", date.getMonthValue(), date.getDayOfMonth());
    }

    /** 2026-10-20 08:00 in China's time zone. */
    public String time(Instant time) {
        return TIME.format(time);
    }

    /** When a period ends; midnight is told as 24:00 of the day before, which nobody takes for the following night. */
    public String until(Instant end) {
        return end.atZone(City.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date(LocalDate.ofInstant(end.minusSeconds(1), City.ZONE)) + " 24:00"
                : time(end);
    }

    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code part} of {@code whole} in per cent with one digit, cut off rather than rounded up over a threshold: 64.0%. */
    public String share(long part, long whole) {
        if (whole == 0) {
            return text("site.format.no-share");
        }
        var permille =
                BigInteger.valueOf(part).multiply(BigInteger.valueOf(1000)).divide(BigInteger.valueOf(whole));
        return new BigDecimal(permille, 1).toPlainString() + "%";
    }

    private static String decimal(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }

    private Object written(Object value) {
        return switch (value) {
            case Money money -> money(money);
            case Area area -> area(area);
            case Quantity quantity -> quantity(quantity);
            case LocalDate date -> date(date);
            case Instant time -> time(time);
            case Said said -> text(said);
            case Enum<?> word -> word(word);
            case Collection<?> things ->
                list(things.stream().map(this::written).map(String::valueOf).toList());
            // Whole numbers too: the format groups them as number() does, and chooses between one and many by them.
            default -> value;
        };
    }

    List<Option> options(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> new Option(value.name(), word(value)))
                .toList();
    }
}
