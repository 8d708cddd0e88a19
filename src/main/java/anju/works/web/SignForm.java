package anju.works.web;

/** A party's signature, as typed. */
record SignForm(String party, String opinion, String remark) {}
