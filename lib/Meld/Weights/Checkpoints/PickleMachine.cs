using System.Numerics;
using System.Runtime.InteropServices;

namespace Meld.Weights.Checkpoints;

/// <summary>
/// Reads a pickle of a checkpoint: a stack machine of the few opcodes that weights are saved with, whose every name is one of <see cref="PickleGlobals"/>.
/// Values are null, bool, long, <see cref="BigInteger"/>, double, string, lists of objects, and the types of this folder. Work and memory are bounded
/// by the bytes that are read.
/// </summary>
internal sealed class PickleMachine
{
    private const int Protocol = 2;

    // A tensor takes some 20 values and memo entries.
    private const int MostValues = 4_000_000;

    private readonly PickleInput input;
    private readonly List<object?> stack = [];
    // Values on the stack when each mark was set.
    private readonly Stack<int> marks = [];
    private readonly Dictionary<uint, object?> memo = [];
    private readonly Dictionary<string, PickledStorage> storages = new(StringComparer.Ordinal);
    private int values;

    private PickleMachine(PickleInput input) => this.input = input;

    /// <summary>Reads one pickle and leaves the input behind it.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or uses an opcode or a name that weights do not need.</exception>
    public static Pickle Read(PickleInput input) => new PickleMachine(input).Run();

    private Pickle Run()
    {
        for (var opcode = input.Byte(); opcode != (byte)PickleOpcode.Stop; opcode = input.Byte())
        {
            if (!PushesScalar((PickleOpcode)opcode) && !Builds((PickleOpcode)opcode)) Execute(opcode);
        }
        return stack is [var value] && marks.Count == 0
            ? new Pickle(value, storages)
            : throw input.Error($"it ends with {stack.Count} values in place of one.");
    }

    private bool PushesScalar(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None: return Push(null);
            case PickleOpcode.NewTrue: return Push(true);
            case PickleOpcode.NewFalse: return Push(false);
            case PickleOpcode.BinInt: return Push((long)input.Int32());
            case PickleOpcode.BinInt1: return Push((long)input.Byte());
            case PickleOpcode.BinInt2: return Push((long)input.UInt16());
            case PickleOpcode.Long1: return PushLong(input.Bytes(input.Byte()));
            case PickleOpcode.BinFloat: return Push(input.Double());
            case PickleOpcode.BinUnicode: return Push(input.Text(input.UInt32()));
            case PickleOpcode.BinString: return Push(input.Text(input.UInt32()));
            case PickleOpcode.ShortBinString: return Push(input.Text(input.Byte()));
            default: return false;
        }
    }

    private bool Builds(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyTuple: return Push(new PickledTuple([]));
            case PickleOpcode.EmptyList: return Push(new List<object?>());
            case PickleOpcode.EmptyDictionary: return Push(new PickledDictionary());
            case PickleOpcode.Tuple1: return Push(new PickledTuple(Take(stack.Count - 1)));
            case PickleOpcode.Tuple2: return Push(new PickledTuple(Take(stack.Count - 2)));
            case PickleOpcode.Tuple3: return Push(new PickledTuple(Take(stack.Count - 3)));
            case PickleOpcode.Tuple: return Push(new PickledTuple(TakeToMark()));
            case PickleOpcode.Append: return Append(Take(stack.Count - 1));
            case PickleOpcode.Appends: return Append(TakeToMark());
            case PickleOpcode.SetItem: return SetItems(Take(stack.Count - 2));
            case PickleOpcode.SetItems: return SetItems(TakeToMark());
            default: return false;
        }
    }

    private void Execute(byte opcode)
    {
        switch ((PickleOpcode)opcode)
        {
            case PickleOpcode.Protocol: CheckProtocol(input.Byte()); break;
            case PickleOpcode.Mark: Mark(); break;
            case PickleOpcode.BinGet: Push(Memo(input.Byte())); break;
            case PickleOpcode.LongBinGet: Push(Memo(input.UInt32())); break;
            case PickleOpcode.BinPut: Keep(input.Byte()); break;
            case PickleOpcode.LongBinPut: Keep(input.UInt32()); break;
            case PickleOpcode.Global: Push(Global(input.Line(), input.Line())); break;
            case PickleOpcode.Reduce: Push(Reduce()); break;
            case PickleOpcode.Build: Build(); break;
            case PickleOpcode.BinPersistentId: Push(Storage(Pop())); break;
            default: throw input.Error(PickleRefusals.Of(opcode));
        }
    }

    private void CheckProtocol(byte protocol)
    {
        if (protocol != Protocol) throw input.Error($"it has pickle protocol {protocol}, and only {Protocol}, which torch.save uses, can be read.");
    }

    private bool Push(object? value)
    {
        Count();
        stack.Add(value);
        return true;
    }

    private bool PushLong(byte[] bytes)
    {
        var value = new BigInteger(bytes);
        return value >= long.MinValue && value <= long.MaxValue ? Push((long)value) : Push(value);
    }

    private void Count(int more = 1)
    {
        if ((values += more) > MostValues) throw input.Error($"it has more than {MostValues} values.");
    }

    private object? Pop() => Take(stack.Count - 1)[0];

    private void Mark()
    {
        Count();
        marks.Push(stack.Count);
    }

    private object? Top() => stack.Count > Floor() ? stack[^1] : throw input.Error("a value is missing on the stack.");

    private object?[] TakeToMark() => marks.TryPop(out var from) ? Take(from) : throw input.Error("a mark is missing on the stack.");

    private object?[] Take(int from)
    {
        if (from < Floor()) throw input.Error("a value is missing on the stack.");
        var items = CollectionsMarshal.AsSpan(stack)[from..].ToArray();
        stack.RemoveRange(from, items.Length);
        return items;
    }

    private int Floor() => marks.TryPeek(out var mark) ? mark : 0;

    private bool Append(object?[] items)
    {
        if (Top() is not List<object?> list) throw input.Error($"it appends to {PickleValues.Describe(Top())}.");
        list.AddRange(items);
        return true;
    }

    private bool SetItems(object?[] items)
    {
        if (Top() is not PickledDictionary dictionary) throw input.Error($"it sets an item of {PickleValues.Describe(Top())}.");
        if (items.Length % 2 != 0) throw input.Error("an item has a key and no value.");
        for (var i = 0; i < items.Length; i += 2) dictionary.Items.Add(new(items[i], items[i + 1]));
        return true;
    }

    private void Keep(uint place)
    {
        Count();
        memo[place] = Top();
    }

    private object? Memo(uint place) => memo.TryGetValue(place, out var value) ? value : throw input.Error($"memo {place} is empty.");

    private PickleGlobal Global(string module, string name) => PickleGlobals.Find(module, name)
        ?? throw input.Error($"it names {module}.{name}, which weights do not need; nothing of it was run. Save the tensors alone, model.state_dict().");

    private object Reduce()
    {
        var (arguments, function) = (Pop(), Pop());
        if (function is not PickleGlobal known || arguments is not PickledTuple tuple)
            throw input.Error($"it calls {PickleValues.Describe(function)} with {PickleValues.Describe(arguments)}.");
        // The items that a dictionary is made of: a list in the memo could be handed over again and again.
        if (tuple.Items is [List<object?> items]) Count(items.Count);
        return PickleCalls.Call(known, tuple.Items)
            ?? throw input.Error($"{known.Name} is not for ({string.Join(", ", tuple.Items.Take(8).Select(PickleValues.Describe))}).");
    }

    // The state that a dictionary of Python's may carry beside its items (state_dict's _metadata) says nothing about tensors.
    private void Build()
    {
        var state = Pop();
        if (Top() is not PickledDictionary || state is not PickledDictionary)
            throw input.Error($"it sets the state of {PickleValues.Describe(Top())} to {PickleValues.Describe(state)}.");
    }

    // ("storage", type, key, location, elements), and before 1.6 the view of it, (key, begin, elements) or nothing.
    private PickledStorage Storage(object? id)
    {
        if (id is not PickledTuple { Items: { Length: <= 6 } and ["storage", PickleGlobal { Kind: PickleGlobalKind.Storage } type, string key, string, long count, .. var view] }
            || count < 0)
            throw input.Error("it refers to something outside that is no storage of a tensor.");
        if (type.Type is not { } element) throw input.Error($"{type.Name} has elements of a type that is not supported.");
        var (begin, viewed) = view is [{ } part] ? View(part, key, count) : (0, count);
        var storage = new PickledStorage(key, element, count, begin, viewed);
        storages.TryAdd(key, storage);
        return storage;
    }

    private (long Begin, long Count) View(object view, string key, long count) =>
        view is PickledTuple { Items: [string, long begin, long viewed] } && begin >= 0 && viewed >= 0 && begin <= count - viewed
            ? (begin, viewed)
            : throw input.Error($"the view of storage {key} is not within it.");
}
