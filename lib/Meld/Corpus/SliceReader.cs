namespace Meld.Corpus;

/// <summary>Reads a text from a place in its middle without copying the rest of it.</summary>
internal sealed class SliceReader(string text, int offset) : TextReader
{
    private int position = offset;

    public override int Peek() => position < text.Length ? text[position] : -1;

    public override int Read() => position < text.Length ? text[position++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var length = Math.Min(buffer.Length, text.Length - position);
        text.AsSpan(position, length).CopyTo(buffer);
        position += length;
        return length;
    }
}
