package anju.works.web;

/** One row of the contract form. */
record LineForm(String lineNumber, String lineTitle, String quantity, String price, String warranty) {}
