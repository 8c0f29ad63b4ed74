using Meld.Storage;

namespace Meld.Weights.Checkpoints;

/// <summary>What the names of a checkpoint do with their arguments: nothing but to put numbers together.</summary>
internal static class PickleCalls
{
    // Those of _rebuild_tensor_v3. Longer tuples are not looked at: a pickle can call with the same one time and again.
    private const int MostArguments = 8;

    /// <summary>The result, or null where a name cannot take such arguments.</summary>
    public static object? Call(PickleGlobal function, object?[] arguments) => (function.Kind, arguments) switch
    {
        (_, { Length: > MostArguments }) => null,
        (PickleGlobalKind.OrderedDictionary, []) => new PickledDictionary(),
        (PickleGlobalKind.OrderedDictionary, [List<object?> pairs]) => Pairs(pairs),
        (PickleGlobalKind.Size, [PickledTuple sizes]) => sizes,
        (PickleGlobalKind.RebuildParameter, [PickledTensor tensor, _, _]) => tensor,
        (PickleGlobalKind.RebuildParameterWithState, [PickledTensor tensor, _, _, _]) => tensor,
        (PickleGlobalKind.RebuildFromType, [PickleGlobal inner, PickleGlobal { Kind: PickleGlobalKind.TensorClass }, PickledTuple made, _])
            when inner.Kind != PickleGlobalKind.RebuildFromType => Call(inner, made.Items) as PickledTensor,
        _ => Tensor(function.Kind, arguments),
    };

    private static PickledTensor? Tensor(PickleGlobalKind kind, object?[] arguments) => (kind, arguments) switch
    {
        (PickleGlobalKind.RebuildTensor, [PickledStorage storage, var offset, var shape, var strides]) => Tensor(storage, storage.Type, offset, shape, strides),
        (PickleGlobalKind.RebuildTensorV2, [PickledStorage storage, var offset, var shape, var strides, _, _, .. var more])
            when IsPlain(more) => Tensor(storage, storage.Type, offset, shape, strides),
        (PickleGlobalKind.RebuildTensorV3, [PickledStorage storage, var offset, var shape, var strides, _, _, PickleGlobal { Type: { } type }, .. var more])
            when IsPlain(more) => Tensor(storage, type, offset, shape, strides),
        _ => null,
    };

    private static PickledTensor? Tensor(PickledStorage storage, TensorType type, object? offset, object? shape, object? strides) =>
        offset is long first && PickleValues.Integers(shape) is { } sizes && PickleValues.Integers(strides) is { } steps && sizes.Length == steps.Length
            ? new PickledTensor(storage, type, first, sizes, steps)
            : null;

    // The last argument says where elements stand for their negative or conjugate: nothing here turns them.
    private static bool IsPlain(object?[] more) => more is [] or [null] or [PickledDictionary { Items.Count: 0 }];

    // Python 2 hands over the items with the call, Python 3 sets them afterwards.
    private static PickledDictionary? Pairs(List<object?> pairs)
    {
        var dictionary = new PickledDictionary();
        foreach (var pair in pairs)
        {
            if (pair is not (List<object?> { Count: 2 } or PickledTuple { Items.Length: 2 })) return null;
            IReadOnlyList<object?> items = pair is PickledTuple tuple ? tuple.Items : (List<object?>)pair;
            dictionary.Items.Add(new(items[0], items[1]));
        }
        return dictionary;
    }
}
