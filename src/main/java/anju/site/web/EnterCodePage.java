package anju.site.web;

import anju.site.Form;
import anju.site.Site;
import java.util.UUID;

/** Where the six digits are entered; {@code shown} holds them in a demonstration and is empty elsewhere. */
public record EnterCodePage(Site site, Form form, UUID code, String shown, String to) {}
