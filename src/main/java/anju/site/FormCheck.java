package anju.site;

import anju.city.City;
import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads what was typed into a form and collects what cannot be taken, each with field, rule and way out. Ask {@link
 * #failed()} before using an answer: what was refused reads as nothing (zero, empty, the first choice).
 *
 * <pre>{@code
 * var check = FormCheck.of("works.measure", form);
 * var area = check.area("area");
 * if (check.failed()) return Pages.refused("works/measure", new MeasurePage(site, check.form(), …));
 * }</pre>
 */
public final class FormCheck {
    /** Ten thousand million yuan: more than any programme's whole budget, so a slip of the decimal point is caught. */
    public static final Money MONEY_AT_MOST = new Money(1_000_000_000_000L);
    /** A hundred square kilometres. */
    public static final Area AREA_AT_MOST = new Area(10_000_000_000L);

    private static final UUID NOTHING = new UUID(0, 0);
    private static final long QUANTITY_AT_MOST_MILLI = 1_000_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final String key;
    private final Map<String, List<String>> typed;
    private final List<FieldError> errors = new ArrayList<>();

    private FormCheck(String key, Map<String, List<String>> typed) {
        this.key = key;
        this.typed = typed;
    }

    /** @param key the form's key; field {@code area} is called by the text {@code <key>.area} */
    public static FormCheck of(String key, Record form) {
        return new FormCheck(key, Form.typed(form));
    }

    /** One row of a list, its cells by column: each row is read as a form of its own. */
    public static FormCheck of(String key, Map<String, String> cells) {
        var typed = new LinkedHashMap<String, List<String>>();
        cells.forEach((column, text) -> typed.put(column, List.of(text)));
        return new FormCheck(key, typed);
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    /** The form as it was typed, with what is wrong: about the whole first, then in the order of the form's fields. */
    public Form form() {
        var fields = List.copyOf(typed.keySet());
        var inOrder = errors.stream()
                .sorted(Comparator.comparingInt(error -> place(fields, error.field())))
                .toList();
        return new Form(key, typed, inOrder);
    }

    private static int place(List<String> fields, String field) {
        int at = fields.indexOf(field);
        return field.isEmpty() ? -1 : at < 0 ? fields.size() : at;
    }

    /** Refuses a field for a reason of the caller's own; the text's value {0} is the field's name. */
    public void refuse(String field, String why, Object... values) {
        var all = new ArrayList<Object>();
        all.add(Said.of(key + "." + field));
        all.addAll(Arrays.asList(values));
        // The first reason is enough; a second one about the same field only confuses.
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, new Said(why, all)));
        }
    }

    /** Refuses the form as a whole; the text's values are the caller's alone. */
    public void refuseAll(String why, Object... values) {
        errors.add(new FieldError("", Said.of(why, values)));
    }

    /** A required line of text, without surrounding blanks. */
    public String text(String field, int longest) {
        return required(field, optionalText(field, longest));
    }

    public String optionalText(String field, int longest) {
        // A line stays a line, whatever was pasted into it.
        return checked(field, raw(field).strip().replaceAll("[\\r\\n\\t]+", " "), longest);
    }

    /** A required text of several lines. */
    public String paragraphs(String field, int longest) {
        return required(field, optionalParagraphs(field, longest));
    }

    public String optionalParagraphs(String field, int longest) {
        return checked(field, Typing.paragraphs(raw(field)), longest);
    }

    /** An amount above zero, in yuan. */
    public Money money(String field) {
        return money(field, new Money(1), MONEY_AT_MOST);
    }

    public Money money(String field, Money least, Money most) {
        return optionalMoney(field, least, most).orElse(missing(field, Money.ZERO));
    }

    public Optional<Money> optionalMoney(String field, Money least, Money most) {
        return number(field, Typing.Kind.MONEY, 2)
                .map(Money::ofYuan)
                .filter(within(field, "site.form.money.range", least, most));
    }

    /** An area above zero, in square metres. */
    public Area area(String field) {
        return area(field, new Area(1), AREA_AT_MOST);
    }

    public Area area(String field, Area least, Area most) {
        return optionalArea(field, least, most).orElse(missing(field, Area.ZERO));
    }

    public Optional<Area> optionalArea(String field, Area least, Area most) {
        return number(field, Typing.Kind.AREA, 2)
                .map(Area::ofSquareMetres)
                .filter(within(field, "site.form.area.range", least, most));
    }

    /** A measured amount above zero. */
    public Quantity quantity(String field, Unit unit) {
        return quantity(field, unit, new Quantity(1, unit), new Quantity(QUANTITY_AT_MOST_MILLI, unit));
    }

    public Quantity quantity(String field, Unit unit, Quantity least, Quantity most) {
        return number(field, Typing.Kind.QUANTITY, 3)
                .map(amount -> Quantity.of(amount, unit))
                .filter(quantity -> {
                    boolean fits = quantity.milli() >= least.milli() && quantity.milli() <= most.milli();
                    if (!fits) {
                        refuse(field, "site.form.quantity.range", least, most, quantity);
                    }
                    return fits;
                })
                .orElse(missing(field, new Quantity(0, unit)));
    }

    /** A whole number. */
    public long integer(String field, long least, long most) {
        return optionalInteger(field, least, most).orElse(missing(field, 0L));
    }

    public Optional<Long> optionalInteger(String field, long least, long most) {
        return number(field, Typing.Kind.INTEGER, 0)
                .map(BigDecimal::longValueExact)
                .filter(within(field, "site.form.integer.range", least, most));
    }

    public LocalDate date(String field) {
        return date(field, EARLIEST, LATEST);
    }

    public LocalDate date(String field, LocalDate earliest, LocalDate latest) {
        return optionalDate(field, earliest, latest).orElse(missing(field, LocalDate.EPOCH));
    }

    public Optional<LocalDate> optionalDate(String field, LocalDate earliest, LocalDate latest) {
        return parsed(field, Typing::date, "site.form.date.shape")
                .filter(within(field, "site.form.date.range", earliest, latest));
    }

    /** A day and an hour, such as 2026-09-10 14:00, in China's time zone. */
    public Instant time(String field) {
        return parsed(field, Typing::time, "site.form.time.shape")
                .filter(time ->
                        within(field, "site.form.date.range", EARLIEST, LATEST).test(time.toLocalDate()))
                .map(FormCheck::instant)
                .orElse(missing(field, Instant.EPOCH));
    }

    /** One constant of an enum. */
    public <E extends Enum<E>> E choice(String field, Class<E> of) {
        return choice(field, EnumSet.allOf(of));
    }

    /** One of these constants. */
    public <E extends Enum<E>> E choice(String field, Set<E> of) {
        return optionalChoice(field, of).orElseGet(() -> {
            unchosen(field);
            return of.iterator().next();
        });
    }

    public <E extends Enum<E>> Optional<E> optionalChoice(String field, Set<E> of) {
        return raw(field).isBlank() ? Optional.empty() : picked(field, raw(field), of);
    }

    /** Any number of these constants, at least one. */
    public <E extends Enum<E>> Set<E> choices(String field, Class<E> of) {
        var chosen = EnumSet.noneOf(of);
        for (var value : values(field)) {
            picked(field, value, EnumSet.allOf(of)).ifPresent(chosen::add);
        }
        if (chosen.isEmpty()) {
            unchosen(field);
        }
        return chosen;
    }

    /** One of these values, such as codes the page offered. */
    public String choice(String field, Collection<String> of) {
        var value = raw(field).strip();
        if (value.isEmpty()) {
            unchosen(field);
        } else if (!of.contains(value)) {
            refuse(field, "site.form.choice.unknown");
        }
        return of.contains(value) ? value : "";
    }

    /** A box that is ticked or not. */
    public boolean ticked(String field) {
        return !raw(field).isBlank();
    }

    /** The id of something the page offered. */
    public UUID id(String field) {
        return optionalId(field).orElseGet(() -> {
            unchosen(field);
            return NOTHING;
        });
    }

    public Optional<UUID> optionalId(String field) {
        var value = raw(field).strip();
        var id = uuid(value);
        if (id.isEmpty() && !value.isEmpty()) {
            refuse(field, "site.form.choice.unknown");
        }
        return id;
    }

    /** Several ids, at least one, each once. */
    public List<UUID> ids(String field) {
        var ids = values(field).stream()
                .filter(value -> !value.isBlank())
                .map(value -> uuid(value.strip()))
                .toList();
        if (ids.isEmpty()) {
            unchosen(field);
        } else if (ids.stream().anyMatch(Optional::isEmpty)) {
            refuse(field, "site.form.choice.unknown");
        }
        return ids.stream().flatMap(Optional::stream).distinct().toList();
    }

    /** A telephone number of the mainland: a mobile number or a land line with area code; digits only. */
    public String phone(String field) {
        return parsed(field, Typing::phone, "site.form.phone.shape").orElse(missing(field, ""));
    }

    static Optional<UUID> uuid(String text) {
        // UUID.fromString also takes shortened groups; ours are always written out.
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(City.ZONE).toInstant();
    }

    private Optional<BigDecimal> number(String field, Typing.Kind kind, int decimals) {
        return switch (Typing.number(raw(field), kind, decimals)) {
            case Typing.Nothing _ -> Optional.empty();
            case Typing.Number number -> Optional.of(number.value());
            case Typing.Misread misread -> {
                refuse(field, "site.form." + misread.why(), shown(field), decimals);
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<T> parsed(String field, Function<String, Optional<T>> reading, String why) {
        if (raw(field).isBlank()) {
            return Optional.empty();
        }
        var value = reading.apply(raw(field));
        if (value.isEmpty()) {
            refuse(field, why, shown(field));
        }
        return value;
    }

    private <T extends Comparable<? super T>> Predicate<T> within(String field, String why, T least, T most) {
        return value -> {
            boolean fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
            if (!fits) {
                refuse(field, why, least, most, value);
            }
            return fits;
        };
    }

    private <E extends Enum<E>> Optional<E> picked(String field, String value, Set<E> of) {
        var found = of.stream().filter(one -> one.name().equals(value.strip())).findFirst();
        if (found.isEmpty()) {
            refuse(field, "site.form.choice.unknown");
        }
        return found;
    }

    private String checked(String field, String text, int longest) {
        var hidden = Typing.hiddenAt(text);
        if (hidden.isPresent()) {
            refuse(field, "site.form.hidden", hidden.getAsInt() + 1);
            return "";
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            refuse(field, "site.form.long", longest, length);
            return "";
        }
        return text;
    }

    private String required(String field, String text) {
        return text.isEmpty() ? missing(field, "") : text;
    }

    /** Says that a field is empty, unless something is wrong with what stands in it. */
    private <T> T missing(String field, T nothing) {
        if (raw(field).isBlank()) {
            refuse(field, "site.form.required");
        }
        return nothing;
    }

    private void unchosen(String field) {
        if (values(field).stream().allMatch(String::isBlank)) {
            refuse(field, "site.form.choice.required");
        }
    }

    private String raw(String field) {
        var values = values(field);
        return values.isEmpty() ? "" : values.getFirst();
    }

    private List<String> values(String field) {
        return Objects.requireNonNull(typed.get(field), () -> "the form " + key + " has no field " + field);
    }

    /** What was typed, short enough for a message. */
    private String shown(String field) {
        return Typing.shown(raw(field));
    }
}
