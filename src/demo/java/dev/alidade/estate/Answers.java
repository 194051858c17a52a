package dev.alidade.estate;

/** What one service answers. */
@FunctionalInterface
interface Answers {

  Answer answer(Request request, Estate estate);

  /** The page that the call asks for, as the estate has it: about its item, or else in general. */
  static Answer stored(Request request, Estate estate) {
    var pages =
        estate.find(request.account(), request.region(), request.action(), request.values());
    return pages == null ? AwsError.unknownOperation(request) : page(request, pages);
  }

  /** The page of {@code pages} that the call's token leads to. */
  static Answer page(Request request, Pages pages) {
    for (String value : request.values()) {
      int number = pages.numberOf(value);
      if (number > 0) {
        return Answer.written(pages.page(number), number);
      }
    }
    return request.token().isEmpty()
        ? Answer.written(pages.page(1), 1)
        : AwsError.badToken(request);
  }
}
