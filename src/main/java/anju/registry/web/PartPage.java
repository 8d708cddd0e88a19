package anju.registry.web;

import anju.money.Area;
import anju.registry.Basis;
import anju.registry.Compound;
import anju.registry.Part;
import anju.registry.Standing;
import anju.site.Form;
import anju.site.Moment;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One door: its areas by basis, its owners, who is bound to it, and what happened to it. */
public record PartPage(
        Site site,
        Compound compound,
        Part part,
        List<AreaRow> areas,
        List<Owner> owners,
        List<Bound> bound,
        List<Moment> history,
        List<Option> organisations,
        boolean mayKeep,
        boolean mayReveal,
        boolean mayBind,
        boolean revealed,
        Form area,
        Form use,
        Form transfer) {

    public record AreaRow(Basis basis, Area area, LocalDate since, boolean counts) {}

    /** @param name and phone as this viewer may see them */
    public record Owner(
            @Nullable UUID personId,
            String name,
            String phone,
            Standing standing,
            long numerator,
            long denominator,
            boolean represents,
            LocalDate since) {
        public String share() {
            return numerator == denominator ? "" : numerator + "/" + denominator;
        }
    }

    public record Bound(UUID personId, String name, String capacity) {}
}
