using System.Collections;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>A list of parameters that their owner sees: they are registered under their places, from 0.</summary>
    public class ParameterList : Module, IList<Parameter>
    {
        private readonly List<Parameter> list;

        /// <summary>A list of these parameters.</summary>
        /// <param name="parameters">The parameters.</param>
        public ParameterList(params Parameter[] parameters)
            : base(nameof(ParameterList))
        {
            list = [.. parameters];
            Renumber(0);
        }

        /// <summary>How many parameters there are.</summary>
        public int Count => list.Count;

        /// <summary>Always false.</summary>
        public bool IsReadOnly => false;

        /// <summary>The parameter at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        public Parameter this[int index]
        {
            get => list[index];
            set => Change(() => list[index] = value);
        }

        /// <summary>Adds a parameter at the end.</summary>
        /// <param name="item">The parameter.</param>
        public void Add(Parameter item) => Change(() => list.Add(item));

        /// <summary>Adds parameters at the end.</summary>
        /// <param name="parameters">The parameters.</param>
        public void append(params Parameter[] parameters) => extend(parameters);

        /// <summary>Adds parameters at the end.</summary>
        /// <param name="parameters">The parameters.</param>
        public void extend(IEnumerable<Parameter> parameters) => Change(() => list.AddRange(parameters));

        /// <summary>Puts a parameter at a place, before what stood there.</summary>
        /// <param name="index">The place, from 0.</param>
        /// <param name="item">The parameter.</param>
        public void Insert(int index, Parameter item) => Change(() => list.Insert(index, item));

        /// <summary>Takes a parameter out; it is not disposed.</summary>
        /// <param name="item">The parameter.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove(Parameter item)
        {
            var index = IndexOf(item);
            if (index < 0) return false;
            RemoveAt(index);
            return true;
        }

        /// <summary>Takes the parameter at a place out; it is not disposed.</summary>
        /// <param name="index">The place, from 0.</param>
        public void RemoveAt(int index) => Change(() => list.RemoveAt(index));

        /// <summary>Takes all parameters out; they are not disposed.</summary>
        public void Clear() => Change(list.Clear);

        /// <summary>Whether a parameter is in the list.</summary>
        /// <param name="item">The parameter.</param>
        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        /// <summary>The place of a parameter, -1 when it is not in the list.</summary>
        /// <param name="item">The parameter.</param>
        public int IndexOf(Parameter item) => list.FindIndex(one => ReferenceEquals(one, item));

        /// <summary>Copies the parameters to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where to start in it.</param>
        public void CopyTo(Parameter[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

        /// <summary>Goes through the parameters.</summary>
        public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Nothing to do: the list registers what it holds.</summary>
        protected override void RegisterComponents()
        {
        }

        private void Change(Action change)
        {
            var before = list.Count;
            change();
            Renumber(before);
        }

        private void Renumber(int before)
        {
            for (var i = 0; i < Math.Max(before, list.Count); i++)
                ConditionallyRegisterParameter(i.ToString(CultureInfo.InvariantCulture), i < list.Count ? list[i] : null);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of parameters that their owner sees.</summary>
            /// <param name="parameters">The parameters.</param>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}
