using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// One call of an operator: the arguments in schema order, each exactly once, then one of the ends that run it and give its results.
/// The arguments lie in one row of words on the stack. Tensors are held only while the native call runs, so another thread that disposes
/// one of them meanwhile does no harm; one that was disposed before throws <see cref="ObjectDisposedException"/>.
/// </summary>
internal unsafe ref struct Call
{
    private const int InlineWords = 56;
    private const int InlineTensors = 6;

    private readonly Operator op;
    private WordBuffer inlineWords;
    private HeldBuffer inlineHeld;
    private long[]? grownWords;
    private Held[]? grownHeld;
    private int wordCount;
    private int heldCount;
    private int argumentCount;
    private Generator? generator;

    internal Call(Operator op)
    {
        this.op = op;
        Unsafe.SkipInit(out inlineWords);
    }

    internal void Add(Tensor? tensor)
    {
        argumentCount++;
        if (tensor is null)
        {
            Put((long)ArgumentTag.None);
            return;
        }
        Put((long)ArgumentTag.Tensor);
        Hold(tensor);
    }

    /// <summary>Adds a tensor that has to be there.</summary>
    internal void Require(Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        if (tensor is null) throw new ArgumentNullException(name, $"{op.Name}: a tensor was expected for '{name}'");
        Add(tensor);
    }

    /// <summary>Adds a number that has to be there.</summary>
    internal void Require(Scalar value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is null) throw new ArgumentNullException(name, $"{op.Name}: a number was expected for '{name}'");
        Add(value);
    }

    internal void Add(long value)
    {
        argumentCount++;
        Put((long)ArgumentTag.Int);
        Put(value);
    }

    internal void Add(long? value)
    {
        if (value is { } given) Add(given);
        else AddNone();
    }

    internal void Add(double value)
    {
        argumentCount++;
        Put((long)ArgumentTag.Double);
        Put(BitConverter.DoubleToInt64Bits(value));
    }

    internal void Add(double? value)
    {
        if (value is { } given) Add(given);
        else AddNone();
    }

    internal void Add(bool value)
    {
        argumentCount++;
        Put((long)ArgumentTag.Bool);
        Put(value ? 1 : 0);
    }

    internal void Add(bool? value)
    {
        if (value is { } given) Add(given);
        else AddNone();
    }

    internal void Add(ScalarType? value)
    {
        if (value is { } given) Add(given);
        else AddNone();
    }

    /// <summary>Adds a dtype. One that does not exist would end the process in places of libtorch that must not throw.</summary>
    internal void Add(ScalarType value)
    {
        if ((uint)value > (uint)ScalarType.BFloat16) throw new ArgumentOutOfRangeException(nameof(value), $"{op.Name}: there is no dtype of number {(int)value}.");
        Add((long)value);
    }

    internal void Add(Scalar? value)
    {
        if (value is null) AddNone();
        else if (value.IsBoolean) Add(value.Integer != 0);
        else if (value.IsIntegral) Add(value.Integer);
        else if (value.IsComplex) AddComplex(value.Real, value.Imaginary);
        else Add(value.Real);
    }

    internal void Add(Device? device)
    {
        if (device is null)
        {
            AddNone();
            return;
        }
        argumentCount++;
        Put((long)ArgumentTag.Device);
        Put((long)device.type);
        Put(device.index);
    }

    internal void Add(Generator? generator)
    {
        if (generator is null)
        {
            AddNone();
            return;
        }
        argumentCount++;
        this.generator = generator;
        Put((long)ArgumentTag.Generator);
        Put(generator.Handle);
    }

    internal void Add(string? value)
    {
        if (value is null)
        {
            AddNone();
            return;
        }
        argumentCount++;
        var bytes = Encoding.UTF8.GetByteCount(value);
        Put((long)ArgumentTag.String);
        Put(bytes);
        var start = wordCount;
        for (var word = 0; word < (bytes + 7) / 8; word++) Put(0);
        Encoding.UTF8.GetBytes(value, MemoryMarshal.AsBytes(Words[start..]));
    }

    internal void Add(ReadOnlySpan<long> values)
    {
        argumentCount++;
        Put((long)ArgumentTag.IntList);
        Put(values.Length);
        foreach (var value in values) Put(value);
    }

    internal void Add(long[]? values)
    {
        if (values is null) AddNone();
        else Add(values.AsSpan());
    }

    internal void Add(double[]? values)
    {
        if (values is null)
        {
            AddNone();
            return;
        }
        argumentCount++;
        Put((long)ArgumentTag.DoubleList);
        Put(values.Length);
        foreach (var value in values) Put(BitConverter.DoubleToInt64Bits(value));
    }

    internal void Add(bool[] values)
    {
        argumentCount++;
        Put((long)ArgumentTag.BoolList);
        Put(values.Length);
        foreach (var value in values) Put(value ? 1 : 0);
    }

    internal void Add(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        argumentCount++;
        Put((long)ArgumentTag.TensorList);
        var count = wordCount;
        Put(0);
        var added = 0;
        foreach (var tensor in tensors)
        {
            Hold(tensor ?? throw new ArgumentNullException(nameof(tensors), $"{op.Name}: tensor {added} of the list is null"));
            added++;
        }
        Words[count] = added;
    }

    /// <summary>A list in which <see langword="null"/> stands for a missing tensor, as in <c>aten::index</c>.</summary>
    internal void AddOptional(IReadOnlyCollection<Tensor?> tensors)
    {
        argumentCount++;
        Put((long)ArgumentTag.OptionalTensorList);
        Put(tensors.Count);
        foreach (var tensor in tensors)
        {
            if (tensor is null) Put(0);
            else Hold(tensor);
        }
    }

    internal void AddNone()
    {
        argumentCount++;
        Put((long)ArgumentTag.None);
    }

    private void AddComplex(double real, double imaginary)
    {
        argumentCount++;
        Put((long)ArgumentTag.Complex);
        Put(BitConverter.DoubleToInt64Bits(real));
        Put(BitConverter.DoubleToInt64Bits(imaginary));
    }

    /// <summary>Runs an operator that returns nothing of use.</summary>
    internal void Run()
    {
        var results = Execute(out var count);
        for (var i = 0; i < count; i++)
            if (results[i].Kind == ResultKind.Tensor && results[i].Tensor != 0) NativeMethods.torch_tensor_free(results[i].Tensor);
    }

    /// <summary>Runs an operator that returns one tensor. An undefined one (a gradient nobody needs) comes as null, which the type does not say.</summary>
    internal Tensor RunTensor() => Wrap(Execute(out _)[0]);

    /// <summary>Runs an operator that returns two tensors.</summary>
    internal (Tensor, Tensor) RunTensors2()
    {
        var results = Execute(out _);
        var (first, second) = (results[0], results[1]);
        return (Wrap(first), Wrap(second));
    }

    /// <summary>Runs an operator that returns three tensors.</summary>
    internal (Tensor, Tensor, Tensor) RunTensors3()
    {
        var results = Execute(out _);
        var (first, second, third) = (results[0], results[1], results[2]);
        return (Wrap(first), Wrap(second), Wrap(third));
    }

    /// <summary>Runs an operator that returns a list of tensors, or more than three of them.</summary>
    internal Tensor[] RunTensorList()
    {
        var results = Execute(out var count);
        var tensors = new Tensor[count];
        for (var i = 0; i < count; i++) tensors[i] = Wrap(results[i]);
        return tensors;
    }

    internal bool RunBool() => Execute(out _)[0].Integer != 0;

    internal long RunInt() => Execute(out _)[0].Integer;

    internal double RunDouble() => Execute(out _)[0].Real;

    private static Tensor Wrap(in Result result) => result.Tensor == 0 ? null! : new Tensor(result.Tensor, result.Bytes);

    private Result* Execute(out int count)
    {
        var handle = op.Handle;
        Result* results;
        var acquired = 0;
        var words = Words;
        var held = HeldTensors;
        try
        {
            for (; acquired < held.Length; acquired++)
            {
                ref readonly var one = ref held[acquired];
                words[one.Position] = one.Tensor.Acquire();
            }
            fixed (long* stream = words) count = NativeMethods.torch_call(handle, stream, argumentCount, &results);
        }
        finally
        {
            for (var i = 0; i < acquired; i++) held[i].Tensor.Release();
            // Nobody else may have the generator: its finalizer must not come between.
            GC.KeepAlive(generator);
        }
        if (count < 0) throw NativeError.Last(op.Name);
        return results;
    }

    [UnscopedRef]
    private Span<long> Words => grownWords is null ? inlineWords : grownWords;

    [UnscopedRef]
    private Span<Held> HeldTensors => (grownHeld is null ? (Span<Held>)inlineHeld : grownHeld)[..heldCount];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(long word)
    {
        // Once the words have grown, their count is beyond the inline ones.
        if (wordCount < InlineWords) Unsafe.Add(ref Unsafe.As<WordBuffer, long>(ref inlineWords), wordCount++) = word;
        else PutGrown(word);
    }

    private void PutGrown(long word)
    {
        if (grownWords is null || wordCount == grownWords.Length)
        {
            var larger = new long[Math.Max(wordCount * 2, InlineWords * 2)];
            Words[..wordCount].CopyTo(larger);
            grownWords = larger;
        }
        grownWords[wordCount++] = word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hold(Tensor tensor)
    {
        if (heldCount < InlineTensors) Unsafe.Add(ref Unsafe.As<HeldBuffer, Held>(ref inlineHeld), heldCount++) = new Held(tensor, wordCount);
        else HoldGrown(tensor);
        Put(0);
    }

    private void HoldGrown(Tensor tensor)
    {
        if (grownHeld is null || heldCount == grownHeld.Length)
        {
            var larger = new Held[Math.Max(heldCount * 2, InlineTensors * 4)];
            HeldTensors.CopyTo(larger);
            grownHeld = larger;
        }
        grownHeld[heldCount++] = new Held(tensor, wordCount);
    }

    private readonly struct Held(Tensor tensor, int position)
    {
        internal readonly Tensor Tensor = tensor;
        internal readonly int Position = position;
    }

    [InlineArray(InlineWords)]
    private struct WordBuffer
    {
        private long first;
    }

    [InlineArray(InlineTensors)]
    private struct HeldBuffer
    {
        private Held first;
    }
}
