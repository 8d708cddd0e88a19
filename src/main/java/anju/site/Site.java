package anju.site;

import anju.access.Viewer;
import anju.city.City;
import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows besides its own facts: who looks, in which city and language, and how to write words and figures.
 * A controller method takes it as an argument and gives it to its page record as the first component.
 *
 * @param path the page's own path and query
 * @param token the form token; asking for it begins a session, so only forms do
 * @param assets from a file's path to its address with content hash
 * @param toast what has just been done, said once
 */
public record Site(
        Viewer viewer,
        String cityName,
        boolean demonstration,
        Words words,
        boolean senior,
        String path,
        List<NavEntry> nav,
        Supplier<FormToken> token,
        UnaryOperator<String> assets,
        Optional<Draft> draft,
        @Nullable Said toast) {
    private static final int THUMB = 3;

    /** The same page in other words: for what is filed in one language, whoever asks. */
    public Site in(Words others) {
        return new Site(viewer, cityName, demonstration, others, senior, path, nav, token, assets, draft, toast);
    }

    public String text(String key, Object... values) {
        return words.text(key, values);
    }

    public String text(Said said) {
        return words.text(said);
    }

    public boolean has(String key) {
        return words.has(key);
    }

    public String word(Enum<?> value) {
        return words.word(value);
    }

    public List<Option> options(Class<? extends Enum<?>> type) {
        return words.options(type);
    }

    public String money(Money money) {
        return words.money(money);
    }

    public String area(Area area) {
        return words.area(area);
    }

    public String quantity(Quantity quantity) {
        return words.quantity(quantity);
    }

    public String date(LocalDate date) {
        return words.date(date);
    }

    public String day(LocalDate date) {
        return words.day(date);
    }

    public String time(Instant time) {
        return words.time(time);
    }

    public String until(Instant end) {
        return words.until(end);
    }

    public String number(long number) {
        return words.number(number);
    }

    public String share(long part, long whole) {
        return words.share(part, whole);
    }

    /** True while the story of a demonstration city is still being told behind the page. */
    public boolean isBeingFounded() {
        return City.current().isBeingFounded();
    }

    /** The day in the city now. */
    public LocalDate today() {
        return City.current().today();
    }

    /** A fresh command id; rendered into the hidden field {@code _command} of each form. */
    public UUID command() {
        return City.current().newId();
    }

    /** The address of a file below {@code static/}, with its content hash: {@code asset("/anju.css")}. */
    public String asset(String file) {
        return assets.apply(file);
    }

    /** True when what was sent came too late, because somebody else had changed the thing. */
    public boolean cameTooLate() {
        return Pages.isChanged();
    }

    public boolean isEnglish() {
        return words.isEnglish();
    }

    /** The language to put on the page. */
    public String language() {
        return isEnglish() ? "en" : "zh-CN";
    }

    /** The entries of a group that this viewer may use. */
    public List<NavEntry> nav(NavGroup group) {
        return nav.stream()
                .filter(entry -> entry.group() == group && entry.isFor(viewer))
                .toList();
    }

    /** The ways a person at a desk has, part by part; parts without any are left out. */
    public List<NavGroup> deskGroups() {
        return NavGroup.OF_THE_DESK.stream()
                .filter(group -> !nav(group).isEmpty())
                .toList();
    }

    /** The first few of them, which stay under the thumb on a phone; the others are in its menu. */
    public List<NavEntry> thumb() {
        return deskGroups().stream()
                .flatMap(group -> nav(group).stream())
                .limit(THUMB)
                .toList();
    }

    /** True when the page belongs under this entry: the longest that leads to the page's path. */
    public boolean isAt(NavEntry entry) {
        return leads(entry.href())
                && nav.stream()
                        .filter(other -> other.group() == entry.group() && leads(other.href()))
                        .allMatch(other -> other.href().length() <= entry.href().length());
    }

    private boolean leads(String href) {
        var plain = path.split("\\?", 2)[0];
        return plain.equals(href) || (!href.equals("/") && plain.startsWith(href + "/"));
    }

    /** The ids of what explains a field: its hint and what is wrong with it. */
    public @Nullable String describedBy(Form form, String field) {
        var ids = new ArrayList<String>();
        if (has(form.label(field) + ".hint")) {
            ids.add(form.id(field) + "-hint");
        }
        if (form.error(field).isPresent()) {
            ids.add(form.id(field) + "-err");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    /** What to show in a field: what was typed before the session ended, otherwise what the form holds. */
    public List<String> typed(Form form, String field) {
        return draft.filter(kept -> kept.form().equals(form.name()))
                .map(kept -> kept.typed().getOrDefault(field, List.of()))
                .orElseGet(() -> form.values(field));
    }
}
