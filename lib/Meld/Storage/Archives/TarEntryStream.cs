namespace Meld.Storage.Archives;

/// <summary>The content of one entry of a tar file: so many bytes of what is read, and an error where there are fewer.</summary>
/// <param name="source">The tar file.</param>
/// <param name="size">Bytes of the content.</param>
/// <param name="endsEarly">The error.</param>
internal sealed class TarEntryStream(Stream source, long size, Func<ArchiveException> endsEarly) : ReadOnlyStream
{
    public override long Length => size;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, size - Position);
        if (wanted == 0) return 0;
        var length = source.Read(buffer[..wanted]);
        if (length == 0) throw endsEarly();
        Position += length;
        return length;
    }
}
