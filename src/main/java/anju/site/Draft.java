package anju.site;

import java.util.List;
import java.util.Map;

/**
 * What somebody had typed when their session ended.
 *
 * @param form the key of the form it was typed into
 * @param page where that form stands
 */
public record Draft(String form, String page, Map<String, List<String>> typed) {}
