package anju.fund.web;

/** A button with nothing to fill in. */
record ConfirmEarlierForm() {}
