package anju.project.web;

import anju.project.GateCondition;
import anju.project.RecordedState;
import anju.site.Form;
import anju.site.Site;
import anju.site.table.TableFault;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of lists of stages from before offices joined. */
public final class RecordedListPages {
    private RecordedListPages() {}

    /** One fact of a list. */
    public record Row(UUID project, String name, GateCondition condition, LocalDate occurredOn, String reason) {}

    /**
     * A list on its way in.
     *
     * @param rows as read; shown once nothing is wrong with any
     * @param enter what is still asked before the list is entered; null until it may be
     * @param lists those entered before, the newest first
     */
    public record Entry(
            Site site,
            Form form,
            List<TableFault> faults,
            List<Row> rows,
            @Nullable Form enter,
            List<Brief> lists) {}

    /** A list among others. */
    public record Brief(UUID id, String code, int facts, RecordedState state, LocalDate enteredOn) {}

    /**
     * A list that was entered.
     *
     * @param reason why it was withdrawn; empty while it stands
     * @param own whether the reader entered it
     * @param all what is wrong with the page as a whole
     */
    public record One(
            Site site,
            UUID id,
            String code,
            String vouchedBy,
            String enteredBy,
            LocalDate enteredOn,
            RecordedState state,
            String reason,
            List<Row> rows,
            List<UUID> scans,
            @Nullable Form confirm,
            @Nullable Form withdraw,
            boolean own,
            Form all) {}
}
