package anju.review.web;

/** On which occasion households are asked, as it was typed. */
record OpenInquiryForm(String occasion) {}
