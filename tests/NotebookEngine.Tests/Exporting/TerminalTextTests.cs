using NotebookEngine.Exporting;

namespace NotebookEngine.Tests.Exporting;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b]0;title\u0007after", "after")]
    [InlineData("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001b]0;open\nnext line", "\nnext line")]
    [InlineData("\u001bPdcs\u001b\\a\u001b(Bb\u001b7c", "abc")]
    [InlineData("\u009b31mred\u009d0;title\u009c!", "red!")]
    [InlineData("a\0b\b\u007f\tc\r\nd", "ab\tc\nd")]
    [InlineData("\u001b", "")]
    [InlineData(null, "")]
    public void Plain_HasNoEscapesAndNoControls(string? text, string plain) => Assert.Equal(plain, TerminalText.Plain(text!));

    [Theory]
    [InlineData("0%\r50%\r100%\ndone\n", "100%\ndone\n")]
    [InlineData("0%\r100%\r", "100%")]
    [InlineData("0%\r100%\r\r\nnext", "100%\nnext")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    public void Settled_KeepsTheLastStateOfALine(string text, string settled) => Assert.Equal(settled, TerminalText.Settled(text));
}
