package dev.alidade.estate;

/** What one service answers. */
@FunctionalInterface
interface Answers {

  Answer answer(Request request, Estate estate);

  /** The page that the call asks for, as the estate has it. */
  static Answer stored(Request request, Estate estate) {
    var pages = estate.find(request.account(), request.region(), request.action());
    return pages == null ? AwsError.unknownOperation(request) : page(request, pages);
  }

  /** The page of {@code pages} that the call's token leads to. */
  static Answer page(Request request, Pages pages) {
    var token = request.token();
    int number = token.isEmpty() ? 1 : pages.numberOf(token);
    return number == 0
        ? AwsError.badToken(request.protocol())
        : new Answer.Page(pages.page(number), number);
  }
}
