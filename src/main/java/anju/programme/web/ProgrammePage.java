package anju.programme.web;

import anju.money.Area;
import anju.money.Money;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The programme of a year: its batches and how far each compound is. */
public record ProgrammePage(
        Site site,
        int year,
        List<Integer> years,
        List<BatchRow> batches,
        long compounds,
        long households,
        Area area,
        Money estimated) {
    /** @param withdrawnFor why it was taken back; none while it stands */
    public record BatchRow(
            UUID id,
            String code,
            String name,
            String place,
            LocalDate announcedOn,
            Money budget,
            Money estimated,
            String grounds,
            @Nullable String withdrawnFor,
            boolean mayWithdraw,
            List<CompoundRow> compounds) {}

    /** @param stage the stage its latest undertaking is at; empty if none is open yet */
    public record CompoundRow(
            UUID compound,
            String name,
            int rank,
            int points,
            int households,
            Area area,
            Money estimated,
            String stage,
            String batch) {}
}
