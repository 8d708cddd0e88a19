package anju.programme.web;

import anju.site.Form;
import anju.site.Site;

/**
 * The form that takes a compound out of the reserve, or a batch back.
 *
 * @param name what is taken back
 * @param action where it is sent; its end tells which of the two it is
 */
public record TakingBackPage(Site site, Form form, String name, String action, String back) {}
