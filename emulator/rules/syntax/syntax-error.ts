/** Thrown inside the lexer and the parser; the parser turns it into an issue and goes on. */
export class SyntaxFailure extends Error {
  override readonly name = 'SyntaxFailure';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
