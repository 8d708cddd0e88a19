package anju.vote.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ballot box: opening it before witnesses, and the papers that wait for a second teller. */
public record BoxPage(
        Site site,
        Form form,
        Form striking,
        VotePage.Facts vote,
        int witnessesAtLeast,
        List<Option> witnesses,
        @Nullable Opened opened,
        List<Entry> entries,
        boolean mayOpen,
        boolean mayTell) {

    public record Opened(int papers, int nameless, Instant at, List<String> witnesses, int entered, int counted) {
        public int toEnter() {
            return papers - nameless - entered;
        }
    }

    /** @param mine entered by whoever looks at it, so somebody else has to compare it */
    public record Entry(UUID id, String serial, Instant castAt, List<String> doors, List<String> says, boolean mine) {}

    public long comparable() {
        return entries.stream().filter(entry -> !entry.mine).count();
    }
}
