namespace Meld.Storage.Archives;

/// <summary>The content of one entry of a tar file: so many bytes of what is read, and an error where there are fewer.</summary>
/// <param name="source">The tar file.</param>
/// <param name="size">Bytes of the content.</param>
/// <param name="endsEarly">The error.</param>
internal sealed class TarEntryStream(Stream source, long size, Func<ArchiveException> endsEarly) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
