package anju.consultation.web;

import anju.site.Site;
import java.util.List;

/**
 * One gathering for everybody; its minutes once they are published.
 *
 * @param minutes empty until published
 */
public record GatheringPage(
        Site site,
        GatheringView gathering,
        String minutes,
        List<String> resolutions,
        List<FunnelPage.Opinion> opinions,
        boolean maySignIn,
        boolean mayHold) {}
