namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes a tensor to a file, as <see cref="Tensor.save"/> does.</summary>
    /// <param name="t">The tensor.</param>
    /// <param name="location">The file.</param>
    public static void save(Tensor t, string location)
    {
        ArgumentNullException.ThrowIfNull(t);
        t.save(location);
    }

    /// <summary>Reads a tensor from a file that <see cref="save"/> wrote.</summary>
    /// <param name="location">The file.</param>
    public static Tensor load(string location) => Tensor.load(location);

    public unsafe partial class Tensor
    {
        // The least that one call of a stream is given: the bytes go to and from the tensor's own memory, so there is no buffer to save.
        private const int Portion = 1 << 26;

        /// <summary>Reads a tensor that <c>Save</c> wrote.</summary>
        /// <param name="reader">Where from.</param>
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        /// <summary>Reads a tensor that <c>Save</c> wrote; the stream stays open.</summary>
        /// <param name="stream">Where from.</param>
        public static Tensor Load(Stream stream)
        {
            ArgumentNullException.ThrowIfNull(stream);
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        /// <summary>Reads a tensor from a file that <c>Save</c> wrote.</summary>
        /// <param name="location">The file.</param>
        public static Tensor Load(string location)
        {
            using var file = File.OpenRead(location);
            return Load(file);
        }

        /// <summary>Reads a tensor from a file that <see cref="save"/> wrote.</summary>
        /// <param name="location">The file.</param>
        public static Tensor load(string location) => Load(location);

        /// <summary>Writes the tensor to a file: dtype, sizes, elements.</summary>
        /// <param name="location">The file.</param>
        public void save(string location) => this.Save(location);

        /// <summary>Writes the elements' bytes, row-major.</summary>
        /// <param name="stream">Where to.</param>
        /// <param name="bufferSize">How many bytes go at once; many more where it is small.</param>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            // Another view of this tensor where there is nothing to copy.
            using var here = cpu();
            using var plain = here.Resolved();
            using var rows = plain.contiguous();
            var start = (byte*)rows.DataPointer();
            var bytes = rows.NumberOfElements * rows.ElementSize;
            var portion = Math.Max(bufferSize, Portion);
            for (long at = 0; at < bytes; at += portion) stream.Write(new ReadOnlySpan<byte>(start + at, (int)Math.Min(portion, bytes - at)));
            GC.KeepAlive(rows);
        }

        /// <summary>Fills the tensor with bytes, row-major.</summary>
        /// <param name="stream">Where from.</param>
        /// <param name="bufferSize">How many bytes come at once; many more where it is small.</param>
        /// <exception cref="EndOfStreamException">There are too few.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            using var off = no_grad();
            if (!is_cpu() || !is_contiguous() || IsPending)
            {
                using var rows = torch.empty(shape, dtype, CPU);
                rows.ReadBytesFromStream(stream, bufferSize);
                copy_(rows);
                return;
            }
            var start = (byte*)DataPointer();
            var bytes = NumberOfElements * ElementSize;
            var portion = Math.Max(bufferSize, Portion);
            for (long at = 0; at < bytes; at += portion) stream.ReadExactly(new Span<byte>(start + at, (int)Math.Min(portion, bytes - at)));
            GC.KeepAlive(this);
        }
    }
}
