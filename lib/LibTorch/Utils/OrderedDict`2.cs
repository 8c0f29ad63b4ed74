using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps its entries in the order in which they came, and that can be read as a list of (key, value) too.</summary>
/// <typeparam name="TKey">A key.</typeparam>
/// <typeparam name="TValue">A value.</typeparam>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly OrderedDictionary<TKey, TValue> entries = [];

    /// <summary>Number of entries.</summary>
    public int Count => entries.Count;

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>The keys, in order.</summary>
    public ICollection<TKey> Keys => entries.Keys;

    /// <summary>The values, in order.</summary>
    public ICollection<TValue> Values => entries.Values;

    /// <summary>The value of a key. Setting a new key adds it at the end.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">Read, and there is no such key.</exception>
    public TValue this[TKey key]
    {
        get => entries[key];
        set => entries[key] = value;
    }

    /// <summary>The entry at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    public (TKey, TValue) this[int index]
    {
        get
        {
            var (key, value) = entries.GetAt(index);
            return (key, value);
        }
        set => entries.SetAt(index, value.Item1, value.Item2);
    }

    /// <summary>Adds an entry at the end.</summary>
    /// <param name="item">Key and value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add((TKey, TValue) item) => entries.Add(item.Item1, item.Item2);

    /// <summary>Adds an entry at the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(TKey key, TValue value) => entries.Add(key, value);

    /// <summary>Adds an entry at the end.</summary>
    /// <param name="item">Key and value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Add(KeyValuePair<TKey, TValue> item) => entries.Add(item.Key, item.Value);

    /// <summary>Removes every entry.</summary>
    public void Clear() => entries.Clear();

    /// <summary>Removes every entry.</summary>
    public void clear() => entries.Clear();

    /// <summary>Whether an entry is there.</summary>
    /// <param name="item">Key and value.</param>
    public bool Contains((TKey, TValue) item) => IndexOf(item) >= 0;

    /// <summary>Whether an entry is there.</summary>
    /// <param name="item">Key and value.</param>
    public bool Contains(KeyValuePair<TKey, TValue> item) => IndexOf((item.Key, item.Value)) >= 0;

    /// <summary>Whether a key is there.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(TKey key) => entries.ContainsKey(key);

    /// <summary>Copies the entries.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">The first place there.</param>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex)
    {
        foreach (var (key, value) in entries) array[arrayIndex++] = (key, value);
    }

    /// <summary>Copies the entries.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">The first place there.</param>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)entries).CopyTo(array, arrayIndex);

    /// <summary>The entries, in order.</summary>
    public IEnumerator<(TKey, TValue)> GetEnumerator() => items();

    /// <summary>The place of an entry; -1 where there is none.</summary>
    /// <param name="item">Key and value.</param>
    public int IndexOf((TKey, TValue) item)
    {
        var index = entries.IndexOf(item.Item1);
        return index >= 0 && EqualityComparer<TValue>.Default.Equals(entries.GetAt(index).Value, item.Item2) ? index : -1;
    }

    /// <summary>Adds an entry at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="item">Key and value.</param>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public void Insert(int index, (TKey, TValue) item) => entries.Insert(index, item.Item1, item.Item2);

    /// <summary>Removes an entry.</summary>
    /// <param name="item">Key and value.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove((TKey, TValue) item) => Contains(item) && entries.Remove(item.Item1);

    /// <summary>Removes the entry of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TKey key) => entries.Remove(key);

    /// <summary>Removes an entry.</summary>
    /// <param name="item">Key and value.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    /// <summary>Removes the entry at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    public void RemoveAt(int index) => entries.RemoveAt(index);

    /// <summary>The value of a key, if it is there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => entries.TryGetValue(key, out value);

    /// <summary>The entries, in order.</summary>
    public IEnumerator<(TKey, TValue)> items()
    {
        foreach (var (key, value) in entries) yield return (key, value);
    }

    /// <summary>The keys, in order.</summary>
    public IEnumerable<TKey> keys() => entries.Keys;

    /// <summary>The values, in order.</summary>
    public IEnumerable<TValue> values() => entries.Values;

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items();
}
