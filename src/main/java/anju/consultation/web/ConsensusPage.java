package anju.consultation.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** One consensus at the desk, to be taken up or declined. */
public record ConsensusPage(
        Site site,
        UUID compoundId,
        String compound,
        FunnelPage.Consensus consensus,
        List<Option> buildings,
        boolean mayDecide,
        Form takeUp,
        Form decline,
        Form part) {
    /** The opinions it stands on, to choose one from. */
    public List<Option> members() {
        return consensus.opinions().stream()
                .map(opinion -> new Option(opinion.id().toString(), opinion.text()))
                .toList();
    }
}
