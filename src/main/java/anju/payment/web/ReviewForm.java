package anju.payment.web;

/** The checker's word, as typed. */
record ReviewForm(String verdict, String remark) {}
