package anju.consultation.web;

import anju.site.QrCode;
import anju.site.Site;
import java.util.UUID;

/** The sign for the gate: scan it and say what should be done. */
public record SignPage(Site site, UUID compoundId, String compound, QrCode code, String address) {}
