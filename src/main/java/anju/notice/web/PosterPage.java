package anju.notice.web;

import anju.site.QrCode;
import anju.site.Site;

/** A notice on A4, with the way to its page. */
public record PosterPage(Site site, NoticePage page, QrCode code, String address) {}
