package anju.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of colleagues as it is pasted from a spreadsheet: name, phone, account, role and place in columns, one line for each
 * role. Lines with the same account are the same person. Phone and role may stay empty.
 *
 * @param entries what the sound lines say, in the list's order
 */
public record ColleagueList(List<Entry> entries, List<Fault> faults) {
    public static final int LINES_AT_MOST = 100;
    private static final int COLUMNS_LEAST = 3;
    private static final int COLUMNS_MOST = 5;

    /** @param grant nothing where a line gives no role */
    public record Entry(
            int line,
            String name,
            @Nullable Phone phone,
            String login,
            @Nullable Grant grant) {
        @Override
        public String toString() {
            return "Entry " + line;
        }

        NewPerson person() {
            return new NewPerson(name, phone, null);
        }
    }

    /** What is wrong in a line. @param what the piece of the line that is meant */
    public record Fault(int line, Why why, String what) {}

    /** The ways a line can be wrong. */
    public enum Why {
        COLUMNS,
        NAME,
        PHONE,
        LOGIN,
        LOGIN_TAKEN,
        NAME_OTHER,
        HAS_ACCOUNT,
        ELSEWHERE,
        ROLE,
        PLACE,
        ROLE_WITHOUT_PLACE,
        TWICE,
        CONFLICT,
        OWN_ROLE,
        TOO_MANY
    }

    public boolean isSound() {
        return faults.isEmpty() && !entries.isEmpty();
    }

    /** How many accounts the list opens. */
    public long people() {
        return entries.stream().map(Entry::login).distinct().count();
    }

    /**
     * @param roles what a role's word means
     * @param places the path a place's name means, if just one
     */
    public static ColleagueList read(
            String list, Function<String, Optional<Role>> roles, Function<String, Optional<String>> places) {
        var lines = list.lines().toList();
        if (lines.stream().filter(line -> !line.isBlank()).count() > LINES_AT_MOST) {
            return new ColleagueList(
                    List.of(), List.of(new Fault(LINES_AT_MOST + 1, Why.TOO_MANY, Integer.toString(LINES_AT_MOST))));
        }
        var reading = new Reading(roles, places);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                reading.line(i + 1, lines.get(i));
            }
        }
        return new ColleagueList(List.copyOf(reading.entries), List.copyOf(reading.faults));
    }

    private static final class Reading {
        private final Function<String, Optional<Role>> roles;
        private final Function<String, Optional<String>> places;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, Entry> firstOf = new HashMap<>();
        private final Map<String, List<Grant>> held = new HashMap<>();

        Reading(Function<String, Optional<Role>> roles, Function<String, Optional<String>> places) {
            this.roles = roles;
            this.places = places;
        }

        void line(int number, String line) {
            var cells = line.split(line.indexOf('\t') >= 0 ? "\t" : "[,\uFF0C]", -1);
            if (cells.length < COLUMNS_LEAST || cells.length > COLUMNS_MOST && !blankAfter(cells)) {
                fault(number, Why.COLUMNS, Integer.toString(cells.length));
                return;
            }
            var name = cell(cells, 0);
            if (name.isEmpty() || name.codePointCount(0, name.length()) > NewPerson.NAME_MAX) {
                fault(number, Why.NAME, name);
                return;
            }
            var phone = Phone.read(cell(cells, 1));
            if (phone.isEmpty() && !cell(cells, 1).isEmpty()) {
                fault(number, Why.PHONE, cell(cells, 1));
                return;
            }
            var login = SigningIn.login(cell(cells, 2));
            if (!Enrolling.isLogin(login)) {
                fault(number, Why.LOGIN, cell(cells, 2));
                return;
            }
            var first = firstOf.get(login);
            if (first != null
                    && (!first.name().equals(name)
                            || phone.isPresent() && !phone.get().equals(first.phone()))) {
                fault(number, Why.NAME_OTHER, login);
                return;
            }
            role(
                    number,
                    name,
                    first == null ? phone.orElse(null) : first.phone(),
                    login,
                    cell(cells, 3),
                    cell(cells, 4));
        }

        private void role(int number, String name, @Nullable Phone phone, String login, String role, String place) {
            if (role.isEmpty() && place.isEmpty()) {
                if (firstOf.containsKey(login)) {
                    fault(number, Why.TWICE, login);
                } else {
                    enter(new Entry(number, name, phone, login, null));
                }
                return;
            }
            var meant = roles.apply(role);
            if (meant.isEmpty()) {
                fault(number, Why.ROLE, role);
                return;
            }
            if (place.isEmpty()) {
                fault(number, Why.ROLE_WITHOUT_PLACE, role);
                return;
            }
            var path = places.apply(place);
            if (path.isEmpty()) {
                fault(number, Why.PLACE, place);
                return;
            }
            var wanted = new Grant(meant.get(), path.get());
            var already = held.computeIfAbsent(login, _ -> new ArrayList<>());
            if (already.contains(wanted)) {
                fault(number, Why.TWICE, login);
            } else if (RoleConflicts.with(already, wanted).isPresent()) {
                fault(number, Why.CONFLICT, role);
            } else {
                already.add(wanted);
                enter(new Entry(number, name, phone, login, wanted));
            }
        }

        private void enter(Entry entry) {
            firstOf.putIfAbsent(entry.login(), entry);
            entries.add(entry);
        }

        private void fault(int line, Why why, String what) {
            faults.add(new Fault(line, why, what));
        }

        private static boolean blankAfter(String[] cells) {
            for (int i = COLUMNS_MOST; i < cells.length; i++) {
                if (!cells[i].isBlank()) {
                    return false;
                }
            }
            return true;
        }

        private static String cell(String[] cells, int at) {
            return at < cells.length ? cells[at].strip() : "";
        }
    }
}
