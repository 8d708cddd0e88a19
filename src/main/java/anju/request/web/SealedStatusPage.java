package anju.request.web;

import anju.request.SealedState;
import anju.site.Site;

/** That a sealed report was received, and whether an auditor has answered for it; nothing else. */
public record SealedStatusPage(Site site, String tracking, SealedState state) {}
