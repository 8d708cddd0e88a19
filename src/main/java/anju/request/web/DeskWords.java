package anju.request.web;

import anju.request.PetitionStep;
import anju.request.RemarkKind;
import anju.request.Rung;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** What the forms of a request offer to this person now. */
public final class DeskWords {
    private DeskWords() {}

    /** What somebody on this rung may write. */
    public static List<Option> remarks(Site site, DeskRequestPage.Facts facts) {
        var rung = Rung.of(site.viewer(), facts.path()).orElse(Rung.BUILDING_HEAD);
        return site.options(RemarkKind.class).stream()
                .filter(option -> RemarkKind.valueOf(option.value()).isByHand())
                .filter(option ->
                        rung.compareTo(Rung.GRID) >= 0 || !option.value().equals("CONSULTATION"))
                .filter(option ->
                        rung.compareTo(Rung.COMMUNITY) >= 0 || !option.value().equals("RESOLUTION"))
                .toList();
    }

    /** The steps of a petition that may come next. */
    public static List<Option> petitionSteps(Site site, DeskRequestPage.Petition petition) {
        boolean admitted = petition.has(PetitionStep.ADMITTED);
        return site.options(PetitionStep.class).stream()
                .filter(option -> {
                    var step = PetitionStep.valueOf(option.value());
                    return !petition.has(PetitionStep.NOT_ADMITTED)
                            && !petition.has(PetitionStep.CONCLUDED)
                            && !petition.has(step)
                            && (step == PetitionStep.ADMITTED || step == PetitionStep.NOT_ADMITTED) != admitted;
                })
                .toList();
    }
}
