using System.Text;

namespace NotebookEngine.Hosting;

/// <summary>The session's <see cref="Console.Out"/> or <see cref="Console.Error"/>: everything goes into the cell's channel.</summary>
internal sealed class ChannelWriter(CellChannel channel, bool isError) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => channel.Write(isError, [value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => channel.Write(isError, buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => channel.Write(isError, buffer);

    /// <inheritdoc/>
    public override void Write(string? value) => channel.Write(isError, value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => channel.Write(isError, value + new string(CoreNewLine));

    /// <inheritdoc/>
    public override void Flush() => channel.Flush();
}
