package anju.plan.web;

/** Why an item is given up, as it was typed. */
record GiveUpItemForm(String item, String reason) {}
