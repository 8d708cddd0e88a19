package anju.consultation.web;

import anju.site.QrCode;
import anju.site.Site;
import java.util.List;

/** The attendance sheet to print: one line for each home, to be signed by hand, and a code to sign in by phone. */
public record SheetPaperPage(Site site, GatheringView gathering, List<String> doors, QrCode code, String address) {}
